package pactwatch.ingest.rss.xml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** The bytes of a document within their bound, inflated if they are a gzip stream. */
public final class Inflated {

    private static final int CHUNK_BYTES = 8_192;

    private Inflated() {}

    /** Never fails: what cannot be inflated, or lies beyond the bound, is left out. */
    public static byte[] of(byte[] body, ParseBounds bounds, Repairs repairs) {
        byte[] bytes = Signature.isGzip(body) ? inflated(body, bounds, repairs) : body;
        if (bytes.length <= bounds.bytesMax()) {
            return bytes;
        }
        repairs.addLoss("Only the first %d bytes are read".formatted(bounds.bytesMax()));
        return Arrays.copyOf(bytes, bounds.bytesMax());
    }

    private static byte[] inflated(byte[] body, ParseBounds bounds, Repairs repairs) {
        repairs.add("The body was compressed without being called so");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] chunk = new byte[CHUNK_BYTES];
            int read = in.read(chunk);
            while (read >= 0 && out.size() <= bounds.bytesMax()) {
                out.write(chunk, 0, read);
                read = in.read(chunk);
            }
        } catch (IOException e) {
            repairs.addLoss("The compressed body is damaged: " + e.getMessage());
        }
        return out.toByteArray();
    }
}
