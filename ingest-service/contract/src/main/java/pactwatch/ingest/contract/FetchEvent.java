package pactwatch.ingest.contract;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.log.EventCodec;
import pactwatch.log.Topic;

/** One fetch of a feed and how it ended. Key: registrable domain; subject: the feed's id. */
public sealed interface FetchEvent {

    Topic<FetchEvent> TOPIC =
            new Topic<>("pactwatch.fetches", EventCodec.versionOne("fetch", FetchEvent.class));

    String feed();

    URI url();

    /** When the next fetch is due. */
    Instant nextDue();

    /** Validators as the server sent them, to be echoed byte for byte; bound to one address. */
    record Validators(@Nullable String etag, @Nullable String lastModified) {
        public static final Validators NONE = new Validators(null, null);
    }

    /**
     * The server sent a body that could be parsed.
     *
     * @param bytes length of the body after decompression
     * @param bodyHash SHA-256 of the body, hexadecimal
     * @param items how many items the feed held
     * @param newItems how many of them were not seen before in this form
     * @param warnings what had to be repaired, one sentence each
     */
    record Fetched(
            String feed,
            URI url,
            int status,
            Validators validators,
            long bytes,
            String bodyHash,
            int items,
            int newItems,
            List<String> warnings,
            Instant nextDue)
            implements FetchEvent {
        public Fetched {
            warnings = List.copyOf(warnings);
        }
    }

    /** The feed is as it was: 304, or the same body again. */
    record Unchanged(String feed, URI url, int status, Validators validators, Instant nextDue)
            implements FetchEvent {}

    /** The server asked for patience (429, or 503 with Retry-After). */
    record Throttled(String feed, URI url, int status, Instant nextDue) implements FetchEvent {}

    /**
     * The fetch failed.
     *
     * @param status HTTP status; absent if none was received
     * @param reason one sentence for the person who reads the feed's health
     * @param failures failures in a row, this one included
     */
    record Failed(
            String feed,
            URI url,
            @Nullable Integer status,
            String reason,
            int failures,
            Instant nextDue)
            implements FetchEvent {}
}
