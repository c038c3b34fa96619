package pactwatch.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.ingest.contract.FetchEvent.Rhythm;
import pactwatch.ingest.contract.FetchEvent.Terms;
import pactwatch.ingest.contract.FetchEvent.Validators;
import pactwatch.log.Envelope;

/**
 * How the fetches of a feed went, as their events left it.
 *
 * @param fetches how many there were
 * @param bodyHash of the last body that could be parsed
 * @param isUnread whether the validators are those of a body that could not be parsed
 * @param firstFetch when it was first asked
 * @param lastFetch when it was last asked
 * @param lastSuccess when it last answered as it should
 * @param lastGain when it last brought an item that was new
 * @param reason why it does not answer as it should; absent if it does
 * @param failures in a row
 * @param nextDue when it is to be asked next
 * @param movedTo where permanent redirects led the last time
 * @param movedSightings how many times in a row they led there
 * @param tally what was fetched and what was spared
 */
public record FeedCourse(
        long fetches,
        Validators validators,
        @Nullable String bodyHash,
        boolean isUnread,
        @Nullable Instant firstFetch,
        @Nullable Instant lastFetch,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastGain,
        @Nullable String reason,
        int failures,
        Instant nextDue,
        Terms terms,
        @Nullable Rhythm rhythm,
        @Nullable URI movedTo,
        int movedSightings,
        Tally tally) {

    /**
     * Sums over all fetches.
     *
     * @param items that were new
     * @param lastBodyBytes of the last body, as it came
     * @param bytesFetched of all bodies, as they came
     * @param bytesSaved by 304 instead of a body
     * @param notModified answers of 304
     */
    public record Tally(
            long items, long lastBodyBytes, long bytesFetched, long bytesSaved, long notModified) {
        static final Tally NONE = new Tally(0, 0, 0, 0, 0);

        private Tally fetched(long bytes, int newItems) {
            return new Tally(
                    items + newItems, bytes, bytesFetched + bytes, bytesSaved, notModified);
        }

        private Tally unchanged(int status) {
            return status == NOT_MODIFIED
                    ? new Tally(
                            items,
                            lastBodyBytes,
                            bytesFetched,
                            bytesSaved + lastBodyBytes,
                            notModified + 1)
                    : fetched(lastBodyBytes, 0);
        }
    }

    private static final int NOT_MODIFIED = 304;

    /** A feed that was never asked. */
    public static FeedCourse begin(Instant due) {
        return new FeedCourse(
                0,
                Validators.NONE,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                0,
                due,
                Terms.NONE,
                null,
                null,
                0,
                Tally.NONE);
    }

    /** The same fetches so far, asked again at once. */
    FeedCourse dueAt(Instant due) {
        return new FeedCourse(
                fetches,
                validators,
                bodyHash,
                isUnread,
                firstFetch,
                lastFetch,
                lastSuccess,
                lastGain,
                reason,
                failures,
                due,
                terms,
                rhythm,
                movedTo,
                movedSightings,
                tally);
    }

    /** Validators and body belong to one address; they stay if it is the one that sent them. */
    FeedCourse atNewAddress(URI url, Instant due) {
        boolean isKnown = url.equals(validators.url());
        return new FeedCourse(
                fetches,
                isKnown
                        ? new Validators(validators.etag(), validators.lastModified())
                        : Validators.NONE,
                isKnown ? bodyHash : null,
                isKnown && isUnread,
                firstFetch,
                lastFetch,
                lastSuccess,
                lastGain,
                isKnown ? reason : null,
                isKnown ? failures : 0,
                isKnown ? nextDue : due,
                isKnown ? terms : Terms.NONE,
                rhythm,
                null,
                0,
                tally);
    }

    /** The same, as if no version were known, so that the whole body is sent again. */
    FeedCourse withoutValidators() {
        return new FeedCourse(
                fetches,
                Validators.NONE,
                bodyHash,
                isUnread,
                firstFetch,
                lastFetch,
                lastSuccess,
                lastGain,
                reason,
                failures,
                nextDue,
                terms,
                rhythm,
                movedTo,
                movedSightings,
                tally);
    }

    /** Takes in how a fetch ended. */
    public FeedCourse after(Envelope<FetchEvent> envelope) {
        Instant at = envelope.time();
        return switch (envelope.event()) {
            case FetchEvent.Fetched f -> fetched(f, at);
            case FetchEvent.Unchanged u -> unchanged(u, at);
            case FetchEvent.Throttled t ->
                    unanswered(
                            at,
                            "The publisher asks for patience (HTTP " + t.status() + ")",
                            failures,
                            t.nextDue(),
                            null);
            case FetchEvent.Failed f ->
                    unanswered(at, f.reason(), f.failures(), f.nextDue(), f.validators());
        };
    }

    private FeedCourse fetched(FetchEvent.Fetched f, Instant at) {
        long wire = f.wireBytes() == null ? f.bytes() : f.wireBytes();
        return new FeedCourse(
                fetches + 1,
                f.validators(),
                f.bodyHash(),
                false,
                Objects.requireNonNullElse(firstFetch, at),
                at,
                at,
                f.newItems() > 0 ? at : lastGain,
                null,
                0,
                f.nextDue(),
                Objects.requireNonNullElse(f.terms(), Terms.NONE),
                f.rhythm(),
                f.movedTo(),
                sightings(f.movedTo()),
                tally.fetched(wire, f.newItems()));
    }

    private FeedCourse unchanged(FetchEvent.Unchanged u, Instant at) {
        return new FeedCourse(
                fetches + 1,
                u.validators(),
                bodyHash,
                false,
                Objects.requireNonNullElse(firstFetch, at),
                at,
                at,
                lastGain,
                null,
                0,
                u.nextDue(),
                Objects.requireNonNullElse(u.terms(), terms),
                rhythm,
                u.movedTo(),
                sightings(u.movedTo()),
                tally.unchanged(u.status()));
    }

    private FeedCourse unanswered(
            Instant at, String why, int failuresNow, Instant due, @Nullable Validators unreadBody) {
        return new FeedCourse(
                fetches + 1,
                unreadBody == null ? validators : unreadBody,
                bodyHash,
                isUnread || unreadBody != null,
                Objects.requireNonNullElse(firstFetch, at),
                at,
                lastSuccess,
                lastGain,
                why,
                failuresNow,
                due,
                terms,
                rhythm,
                movedTo,
                movedSightings,
                tally);
    }

    private int sightings(@Nullable URI target) {
        if (target == null) {
            return 0;
        }
        return target.equals(movedTo) ? movedSightings + 1 : 1;
    }

    /** Whether its last fetch ended as it should. */
    public boolean isAnswering() {
        return lastFetch != null && reason == null;
    }

    /**
     * Whether it answers but has gained nothing for longer than its own rhythm explains, counted
     * from the first fetch at the earliest.
     */
    public boolean isSilent(Instant now) {
        if (rhythm == null || firstFetch == null || !isAnswering()) {
            return false;
        }
        Instant heard = lastGain == null ? firstFetch : lastGain;
        Instant newest = rhythm.newest().isAfter(heard) ? rhythm.newest() : heard;
        return Duration.between(newest, now).compareTo(FeedRhythm.silenceMax(rhythm)) > 0;
    }
}
