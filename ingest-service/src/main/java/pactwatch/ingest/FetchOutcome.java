package pactwatch.ingest;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.FetchEvent.Validators;

/** How asking a server for a feed ended. */
public sealed interface FetchOutcome {

    /**
     * A body came.
     *
     * @param url that gave it, after redirects
     * @param bytes after decompression
     * @param wireBytes before decompression
     * @param freshFor how long the publisher calls it fresh
     * @param movedTo where permanent redirects led; absent if there were none, or a temporary one
     *     came before them
     * @param memory that the body holds, to be closed after reading it
     */
    record Body(
            int status,
            URI url,
            @SuppressWarnings("ArrayRecordComponent") byte[] bytes, // nobody compares it
            long wireBytes,
            @Nullable String contentType,
            Validators validators,
            @Nullable Duration freshFor,
            @Nullable URI movedTo,
            BodyBudget.Share memory)
            implements FetchOutcome {

        public Body(
                int status,
                URI url,
                byte[] bytes,
                @Nullable String contentType,
                Validators validators,
                @Nullable Duration freshFor) {
            this(
                    status,
                    url,
                    bytes,
                    bytes.length,
                    contentType,
                    validators,
                    freshFor,
                    null,
                    BodyBudget.none());
        }
    }

    /**
     * The server says that nothing has changed.
     *
     * @param validators that it sent this time; either may be absent and then stays as it was
     * @param freshFor absent if it did not say this time, then the last word holds
     */
    record NotModified(Validators validators, @Nullable Duration freshFor, @Nullable URI movedTo)
            implements FetchOutcome {}

    /** The server asks for patience. */
    record Throttled(int status, @Nullable Duration retryAfter) implements FetchOutcome {}

    /**
     * No usable answer; the reason is a sentence for people.
     *
     * @param retryAfter how long the server asked to be left alone all the same
     */
    record Failed(@Nullable Integer status, String reason, @Nullable Duration retryAfter)
            implements FetchOutcome {
        public Failed(@Nullable Integer status, String reason) {
            this(status, reason, null);
        }
    }
}
