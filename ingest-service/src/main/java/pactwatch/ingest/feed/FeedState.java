package pactwatch.ingest.feed;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.log.Envelope;

/**
 * A feed as its events left it.
 *
 * @param sequence of the last event that was accepted
 * @param fetches how many fetches there were
 * @param bodyHash of the last body that could be parsed
 * @param lastFetch when it was last asked
 * @param lastSuccess when it last answered as it should
 * @param reason why it does not answer as it should; absent if it does
 * @param failures in a row
 * @param nextDue when it is to be asked next
 */
public record FeedState(
        String id,
        URI url,
        @Nullable String publisher,
        @Nullable String language,
        Activity activity,
        long sequence,
        long fetches,
        FetchEvent.Validators validators,
        @Nullable String bodyHash,
        @Nullable Instant lastFetch,
        @Nullable Instant lastSuccess,
        @Nullable String reason,
        int failures,
        Instant nextDue) {

    /** Whether a feed is polled. */
    public enum Activity {
        POLLED,
        PAUSED,
        REMOVED
    }

    /**
     * Takes in an event about the feed. An event whose sequence is not the next one lost against
     * another writer and changes nothing.
     *
     * @param state before; absent if the feed was never added
     */
    public static @Nullable FeedState evolve(
            @Nullable FeedState state, Envelope<FeedEvent> envelope) {
        long expected = state == null ? 1 : state.sequence() + 1;
        FeedEvent event = envelope.event();
        if (envelope.sequence() != expected || event instanceof FeedEvent.PollRequested) {
            return state;
        }
        if (event instanceof FeedEvent.Added added) {
            return added(added, expected, envelope.recordedTime());
        }
        return state == null ? null : state.changed(event, expected);
    }

    private static FeedState added(FeedEvent.Added added, long sequence, Instant due) {
        return new FeedState(
                added.feed(),
                added.url(),
                added.publisher(),
                added.language(),
                Activity.POLLED,
                sequence,
                0,
                FetchEvent.Validators.NONE,
                null,
                null,
                null,
                null,
                0,
                due);
    }

    private FeedState changed(FeedEvent event, long sequence) {
        return switch (event) {
            case FeedEvent.Added added -> added(added, sequence, nextDue);
            case FeedEvent.Changed changed ->
                    with(url, changed.publisher(), changed.language(), activity, sequence);
            case FeedEvent.Moved moved ->
                    with(moved.url(), publisher, language, activity, sequence).forgetBody();
            case FeedEvent.Paused _ -> with(url, publisher, language, Activity.PAUSED, sequence);
            case FeedEvent.Resumed _ -> with(url, publisher, language, Activity.POLLED, sequence);
            case FeedEvent.Removed _ -> with(url, publisher, language, Activity.REMOVED, sequence);
            case FeedEvent.PollRequested _ -> this;
        };
    }

    /** Takes in how a fetch ended. */
    public FeedState afterFetch(Envelope<FetchEvent> envelope) {
        Instant at = envelope.time();
        return switch (envelope.event()) {
            case FetchEvent.Fetched f ->
                    fetched(f.validators(), f.bodyHash(), at, at, null, 0, f.nextDue());
            case FetchEvent.Unchanged u ->
                    fetched(u.validators(), bodyHash, at, at, null, 0, u.nextDue());
            case FetchEvent.Throttled t ->
                    fetched(
                            validators,
                            bodyHash,
                            at,
                            lastSuccess,
                            "The publisher asks for patience (HTTP " + t.status() + ")",
                            failures,
                            t.nextDue());
            case FetchEvent.Failed f ->
                    fetched(
                            validators,
                            bodyHash,
                            at,
                            lastSuccess,
                            f.reason(),
                            f.failures(),
                            f.nextDue());
        };
    }

    private FeedState with(
            URI url,
            @Nullable String publisher,
            @Nullable String language,
            Activity activity,
            long sequence) {
        return new FeedState(
                id,
                url,
                publisher,
                language,
                activity,
                sequence,
                fetches,
                validators,
                bodyHash,
                lastFetch,
                lastSuccess,
                reason,
                failures,
                nextDue);
    }

    /** Validators and body belong to one address. */
    private FeedState forgetBody() {
        return new FeedState(
                id,
                url,
                publisher,
                language,
                activity,
                sequence,
                fetches,
                FetchEvent.Validators.NONE,
                null,
                lastFetch,
                lastSuccess,
                reason,
                failures,
                nextDue);
    }

    private FeedState fetched(
            FetchEvent.Validators validators,
            @Nullable String bodyHash,
            Instant lastFetch,
            @Nullable Instant lastSuccess,
            @Nullable String reason,
            int failures,
            Instant nextDue) {
        return new FeedState(
                id,
                url,
                publisher,
                language,
                activity,
                sequence,
                fetches + 1,
                validators,
                bodyHash,
                lastFetch,
                lastSuccess,
                reason,
                failures,
                nextDue);
    }

    public boolean isPolled() {
        return activity == Activity.POLLED;
    }

    /** Whether its last fetch ended as it should. */
    public boolean isAnswering() {
        return lastFetch != null && reason == null;
    }
}
