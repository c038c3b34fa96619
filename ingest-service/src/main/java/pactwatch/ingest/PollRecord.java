package pactwatch.ingest;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.ingest.contract.FetchEvent.Rhythm;
import pactwatch.ingest.contract.FetchEvent.Terms;
import pactwatch.ingest.contract.FetchEvent.Validators;
import pactwatch.ingest.contract.ItemEvent;
import pactwatch.ingest.feed.FeedCourse;
import pactwatch.ingest.feed.FeedRefresh;
import pactwatch.ingest.feed.FeedRhythm;
import pactwatch.ingest.feed.FeedState;
import pactwatch.ingest.feed.PublisherTerms;

/** Puts into events how a fetch ended, when the next is due, and what becomes of the feed. */
final class PollRecord {

    private static final int GONE = 410;
    private static final String PUBLISHER = "publisher";

    private final FeedRefresh refresh;
    private final int movedSightings;

    PollRecord(FeedRefresh refresh, int movedSightings) {
        this.refresh = refresh;
        this.movedSightings = movedSightings;
    }

    Poll throttled(FeedState feed, FetchOutcome.Throttled answer, Instant now) {
        Instant due = refresh.afterThrottling(now, feed.course().terms(), answer.retryAfter());
        return only(new FetchEvent.Throttled(feed.id(), feed.url(), answer.status(), due));
    }

    Poll notModified(FeedState feed, FetchOutcome.NotModified answer, Instant now) {
        FeedCourse course = feed.course();
        if (course.bodyHash() == null || course.isUnread()) {
            String reason =
                    Objects.requireNonNullElse(
                            course.reason(), "Answered 304 though no version of it was read");
            return failed(feed, new FetchOutcome.Failed(304, reason, answer.freshFor()), now);
        }
        Validators validators = refreshed(course.validators(), answer.validators());
        Terms terms = PublisherTerms.refreshed(course.terms(), answer.freshFor());
        return answered(
                feed,
                new FetchEvent.Unchanged(
                        feed.id(),
                        feed.url(),
                        304,
                        validators,
                        refresh.afterAnswer(now, terms, course.rhythm()),
                        terms,
                        answer.movedTo()),
                List.of(),
                answer.movedTo());
    }

    /** What a 304 does not repeat stays as it was (RFC 9111 §4.3.4). */
    private static Validators refreshed(Validators before, Validators sent) {
        return new Validators(
                sent.etag() == null ? before.etag() : sent.etag(),
                sent.lastModified() == null ? before.lastModified() : sent.lastModified(),
                before.url());
    }

    Poll sameBody(FeedState feed, FetchOutcome.Body body, Instant now) {
        Terms terms = PublisherTerms.refreshed(feed.course().terms(), body.freshFor());
        return answered(
                feed,
                new FetchEvent.Unchanged(
                        feed.id(),
                        feed.url(),
                        body.status(),
                        body.validators(),
                        refresh.afterAnswer(now, terms, feed.course().rhythm()),
                        terms,
                        body.movedTo()),
                List.of(),
                body.movedTo());
    }

    /**
     * A body that was read.
     *
     * @param items of it that are new
     */
    Poll fetched(
            FeedState feed,
            FetchOutcome.Body body,
            String hash,
            ParsedFeed parsed,
            List<ItemEvent.Seen> items,
            List<String> warnings,
            Instant now) {
        Terms terms = PublisherTerms.of(body.freshFor(), parsed.terms());
        Rhythm rhythm = FeedRhythm.of(times(parsed), now);
        FetchEvent fetched =
                new FetchEvent.Fetched(
                        feed.id(),
                        feed.url(),
                        body.status(),
                        body.validators(),
                        body.bytes().length,
                        hash,
                        parsed.items().size(),
                        items.size(),
                        warnings,
                        refresh.afterAnswer(now, terms, rhythm),
                        terms,
                        rhythm,
                        body.movedTo(),
                        body.wireBytes());
        return answered(feed, fetched, items, body.movedTo());
    }

    private static Stream<Instant> times(ParsedFeed parsed) {
        return parsed.items().stream()
                .flatMap(i ->
                        Stream.ofNullable(i.published() == null ? i.updated() : i.published()));
    }

    /** A permanent redirect is believed once it was seen often enough in a row (RFC 9110 §15.4). */
    private Poll answered(
            FeedState feed, FetchEvent fetch, List<ItemEvent.Seen> items, @Nullable URI movedTo) {
        boolean isSame = movedTo != null && movedTo.equals(feed.course().movedTo());
        int sightings = isSame ? feed.course().movedSightings() + 1 : 1;
        FeedEvent moved =
                movedTo == null || sightings < movedSightings
                        ? null
                        : new FeedEvent.Moved(feed.id(), movedTo, PUBLISHER);
        return new Poll(fetch, items, moved);
    }

    /** A body that is no feed: its validators are kept, so that it is not sent again. */
    Poll unread(FeedState feed, FetchOutcome.Body body, String reason, Instant now) {
        int failures = feed.course().failures() + 1;
        Terms terms = PublisherTerms.refreshed(feed.course().terms(), body.freshFor());
        Instant due = refresh.afterFailure(now, terms, failures, body.freshFor());
        return only(
                new FetchEvent.Failed(
                        feed.id(),
                        feed.url(),
                        body.status(),
                        reason,
                        failures,
                        due,
                        body.validators()));
    }

    Poll failed(FeedState feed, FetchOutcome.Failed failure, Instant now) {
        int failures = feed.course().failures() + 1;
        Instant due =
                refresh.afterFailure(now, feed.course().terms(), failures, failure.retryAfter());
        FetchEvent event =
                new FetchEvent.Failed(
                        feed.id(), feed.url(), failure.status(), failure.reason(), failures, due);
        boolean isGone = failure.status() != null && failure.status() == GONE;
        return new Poll(
                event,
                List.of(),
                isGone ? new FeedEvent.Paused(feed.id(), failure.reason(), PUBLISHER) : null);
    }

    private static Poll only(FetchEvent fetch) {
        return new Poll(fetch, List.of(), null);
    }
}
