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
     * @param freshFor how long the publisher calls it fresh
     */
    record Body(
            int status,
            URI url,
            @SuppressWarnings("ArrayRecordComponent") byte[] bytes, // nobody compares it
            @Nullable String contentType,
            Validators validators,
            @Nullable Duration freshFor)
            implements FetchOutcome {}

    /** The server says that nothing has changed. */
    record NotModified(Validators validators, @Nullable Duration freshFor)
            implements FetchOutcome {}

    /** The server asks for patience. */
    record Throttled(int status, @Nullable Duration retryAfter) implements FetchOutcome {}

    /** No usable answer; the reason is a sentence for people. */
    record Failed(@Nullable Integer status, String reason) implements FetchOutcome {}
}
