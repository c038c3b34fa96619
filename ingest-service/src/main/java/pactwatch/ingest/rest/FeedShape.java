package pactwatch.ingest.rest;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.FetchEvent.Rhythm;
import pactwatch.ingest.contract.FetchEvent.Terms;
import pactwatch.ingest.feed.FeedCourse;
import pactwatch.ingest.feed.FeedState;

/**
 * A feed as the interface shows it.
 *
 * @param silent whether it has gained nothing for longer than its own rhythm explains
 * @param movedTo where permanent redirects lead, before the feed is recorded as moved
 * @param bytesSaved by answers of 304 instead of a body
 * @param sequence that a change may name, so that it is refused if somebody else came first
 */
public record FeedShape(
        String id,
        URI url,
        @Nullable String publisher,
        @Nullable String language,
        String activity,
        @Nullable String activityReason,
        boolean answering,
        boolean silent,
        @Nullable String reason,
        int failures,
        @Nullable Instant lastFetch,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastGain,
        Instant nextDue,
        @Nullable Rhythm rhythm,
        Terms terms,
        @Nullable URI movedTo,
        int movedSightings,
        long fetches,
        long notModified,
        long items,
        long bytesFetched,
        long bytesSaved,
        long sequence) {

    static FeedShape of(FeedState feed, Instant now) {
        FeedCourse course = feed.course();
        return new FeedShape(
                feed.id(),
                feed.url(),
                feed.publisher(),
                feed.language(),
                feed.activity().name(),
                feed.activityReason(),
                feed.isAnswering(),
                course.isSilent(now),
                course.reason(),
                course.failures(),
                course.lastFetch(),
                course.lastSuccess(),
                course.lastGain(),
                course.nextDue(),
                course.rhythm(),
                course.terms(),
                course.movedTo(),
                course.movedSightings(),
                course.fetches(),
                course.tally().notModified(),
                course.tally().items(),
                course.tally().bytesFetched(),
                course.tally().bytesSaved(),
                feed.sequence());
    }
}
