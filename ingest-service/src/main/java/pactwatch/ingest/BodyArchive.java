package pactwatch.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.BodyEvent;

/**
 * Packs bodies for the log and unpacks them.
 *
 * @param bodyBytesMax longer bodies are not kept; nor are those that hardly shrink, because a
 *     record has a greatest length too
 */
public record BodyArchive(int bodyBytesMax) {

    private static final int CONTENT_LENGTH_MAX = 800_000;
    private static final int READINGS_MAX = 1_000;

    /** The event that keeps a body; empty if it is too long. */
    public Optional<BodyEvent.Kept> keep(
            String feed,
            URI url,
            @Nullable String contentType,
            byte[] body,
            String hash,
            List<BodyEvent.Reading> readings) {
        if (body.length > bodyBytesMax) {
            return Optional.empty();
        }
        String content = packed(body);
        return content.length() > CONTENT_LENGTH_MAX
                ? Optional.empty()
                : Optional.of(
                        new BodyEvent.Kept(
                                hash, feed, url, contentType, body.length, content, readings));
    }

    /** What a feed's items are, in the form in which later readings are compared with them. */
    public static List<BodyEvent.Reading> readings(String feed, ParsedFeed parsed) {
        return readings(
                parsed.items().stream()
                        .flatMap(item -> NamedItem.of(feed, item).stream())
                        .filter(item -> !item.saysNothing())
                        .toList());
    }

    static List<BodyEvent.Reading> readings(List<NamedItem> items) {
        return items.stream().limit(READINGS_MAX).map(NamedItem::reading).toList();
    }

    /** Bodies are many and kept for a while only: packing them must not cost more than reading. */
    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private static String packed(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new QuickGzip(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    /**
     * The body of an event.
     *
     * @throws IllegalArgumentException if it is damaged or longer than any that is kept
     */
    public byte[] unpacked(BodyEvent.Kept kept) {
        byte[] packed = Base64.getDecoder().decode(kept.content());
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] body = gzip.readNBytes(bodyBytesMax + 1);
            if (body.length > bodyBytesMax) {
                throw new IllegalArgumentException("The kept body " + kept.hash() + " is too long");
            }
            return body;
        } catch (IOException e) {
            throw new IllegalArgumentException("The kept body " + kept.hash() + " is damaged", e);
        }
    }
}
