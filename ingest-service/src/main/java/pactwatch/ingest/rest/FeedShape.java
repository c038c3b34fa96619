package pactwatch.ingest.rest;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.feed.FeedState;

/** A feed as the interface shows it. */
public record FeedShape(
        String id,
        URI url,
        @Nullable String publisher,
        @Nullable String language,
        String activity,
        boolean answering,
        @Nullable String reason,
        int failures,
        @Nullable Instant lastFetch,
        @Nullable Instant lastSuccess,
        Instant nextDue) {

    static FeedShape of(FeedState feed) {
        return new FeedShape(
                feed.id(),
                feed.url(),
                feed.publisher(),
                feed.language(),
                feed.activity().name(),
                feed.isAnswering(),
                feed.reason(),
                feed.failures(),
                feed.lastFetch(),
                feed.lastSuccess(),
                feed.nextDue());
    }
}
