package pactwatch.ingest.contract;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

    /**
     * Validators as the server sent them, to be echoed byte for byte.
     *
     * @param url the address that sent them and alone may be shown them; absent if it is the feed's
     */
    record Validators(@Nullable String etag, @Nullable String lastModified, @Nullable URI url) {
        public static final Validators NONE = new Validators(null, null);

        public Validators(@Nullable String etag, @Nullable String lastModified) {
            this(etag, lastModified, null);
        }
    }

    /**
     * What the publisher says of when to come again.
     *
     * @param freshSeconds by Cache-Control or Expires
     * @param updateSeconds by the feed's own {@code ttl} or {@code sy:updatePeriod}
     * @param skipHours hours of the day in GMT at which the feed is not to be asked
     * @param skipDays days of the week in GMT at which it is not to be asked
     */
    record Terms(
            @Nullable Long freshSeconds,
            @Nullable Long updateSeconds,
            Set<Integer> skipHours,
            Set<DayOfWeek> skipDays) {
        public static final Terms NONE = new Terms(null, null, Set.of(), Set.of());

        public Terms {
            skipHours = Set.copyOf(skipHours);
            skipDays = Set.copyOf(skipDays);
        }
    }

    /**
     * How often a feed gains items, read from the times of those that it holds.
     *
     * @param newest time of the newest item
     * @param medianGapSeconds between an item and the next
     * @param longestGapSeconds of the same gaps
     */
    record Rhythm(Instant newest, long medianGapSeconds, long longestGapSeconds) {}

    /**
     * The server sent a body that could be parsed.
     *
     * @param bytes length of the body after decompression
     * @param bodyHash SHA-256 of the body, hexadecimal
     * @param items how many items the feed held
     * @param newItems how many of them were not seen before in this form
     * @param warnings what had to be repaired, one sentence each
     * @param terms of the next fetch; absent in events before they were kept
     * @param rhythm absent if too few items have a time
     * @param movedTo where permanent redirects led, if they did
     * @param wireBytes length of the body as it came
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
            Instant nextDue,
            @Nullable Terms terms,
            @Nullable Rhythm rhythm,
            @Nullable URI movedTo,
            @Nullable Long wireBytes)
            implements FetchEvent {
        public Fetched {
            warnings = List.copyOf(warnings);
        }

        public Fetched(
                String feed,
                URI url,
                int status,
                Validators validators,
                long bytes,
                String bodyHash,
                int items,
                int newItems,
                List<String> warnings,
                Instant nextDue) {
            this(
                    feed,
                    url,
                    status,
                    validators,
                    bytes,
                    bodyHash,
                    items,
                    newItems,
                    warnings,
                    nextDue,
                    null,
                    null,
                    null,
                    null);
        }
    }

    /**
     * The feed is as it was: 304, or the same body again.
     *
     * @param terms of the next fetch; absent in events before they were kept
     * @param movedTo where permanent redirects led, if they did
     */
    record Unchanged(
            String feed,
            URI url,
            int status,
            Validators validators,
            Instant nextDue,
            @Nullable Terms terms,
            @Nullable URI movedTo)
            implements FetchEvent {
        public Unchanged(String feed, URI url, int status, Validators validators, Instant nextDue) {
            this(feed, url, status, validators, nextDue, null, null);
        }
    }

    /** The server asked for patience (429, or 503 with Retry-After). */
    record Throttled(String feed, URI url, int status, Instant nextDue) implements FetchEvent {}

    /**
     * The fetch failed.
     *
     * @param status HTTP status; absent if none was received
     * @param reason one sentence for the person who reads the feed's health
     * @param failures failures in a row, this one included
     * @param validators of a body that came but could not be read, so that it is not sent again
     */
    record Failed(
            String feed,
            URI url,
            @Nullable Integer status,
            String reason,
            int failures,
            Instant nextDue,
            @Nullable Validators validators)
            implements FetchEvent {
        public Failed(
                String feed,
                URI url,
                @Nullable Integer status,
                String reason,
                int failures,
                Instant nextDue) {
            this(feed, url, status, reason, failures, nextDue, null);
        }
    }
}
