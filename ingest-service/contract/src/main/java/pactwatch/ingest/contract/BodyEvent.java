package pactwatch.ingest.contract;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.log.EventCodec;
import pactwatch.log.Topic;

/** What servers sent, kept for a better parser. Key: registrable domain; subject: the hash. */
public sealed interface BodyEvent {

    Topic<BodyEvent> TOPIC =
            new Topic<>("pactwatch.bodies", EventCodec.versionOne("body", BodyEvent.class));

    /** SHA-256 of the body, hexadecimal; the fetch that brought it says the same. */
    String hash();

    /**
     * One item as it was read from the body.
     *
     * @param article id of the article that it tells of
     * @param fingerprint of its title and text
     */
    record Reading(String article, String fingerprint) {}

    /**
     * A body that could be parsed, or could not, but was not seen before.
     *
     * @param feed id of the feed
     * @param url that gave it
     * @param contentType as the server sent it
     * @param bytes length after decompression
     * @param content the body, gzip in base64
     * @param readings what was read from it at the time; none if it could not be parsed
     */
    record Kept(
            String hash,
            String feed,
            URI url,
            @Nullable String contentType,
            long bytes,
            String content,
            List<Reading> readings)
            implements BodyEvent {
        public Kept {
            readings = List.copyOf(readings);
        }
    }
}
