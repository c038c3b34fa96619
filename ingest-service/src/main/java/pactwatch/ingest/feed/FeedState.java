package pactwatch.ingest.feed;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.log.Envelope;

/**
 * A feed as its events left it.
 *
 * @param key of its events in the log: the registrable domain of the address that it was added
 *     under, also after it moved
 * @param activityReason why it is paused; absent unless it is
 * @param by who changed it last
 * @param sequence of the last event that was accepted
 * @param course how its fetches went
 */
public record FeedState(
        String id,
        String key,
        URI url,
        @Nullable String publisher,
        @Nullable String language,
        Activity activity,
        @Nullable String activityReason,
        String by,
        long sequence,
        FeedCourse course) {

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
        Instant at = envelope.recordedTime();
        if (event instanceof FeedEvent.Added added) {
            return state == null ? added(added, at) : state.addedAgain(added, at);
        }
        return state == null ? null : state.changed(event, at);
    }

    /** A feed that is asked for the first time. */
    public static FeedState added(FeedEvent.Added added, Instant at) {
        return new FeedState(
                added.feed(),
                FeedIdentity.domainOf(added.url()),
                added.url(),
                added.publisher(),
                added.language(),
                Activity.POLLED,
                null,
                added.by(),
                1,
                FeedCourse.begin(at));
    }

    private FeedState addedAgain(FeedEvent.Added added, Instant at) {
        FeedCourse again =
                added.url().equals(url) ? course.dueAt(at) : course.atNewAddress(added.url(), at);
        return with(added.url(), added.publisher(), added.language(), added.by(), again)
                .active(Activity.POLLED, null);
    }

    private FeedState changed(FeedEvent event, Instant at) {
        return switch (event) {
            case FeedEvent.Added added -> addedAgain(added, at);
            case FeedEvent.Changed changed ->
                    with(url, changed.publisher(), changed.language(), changed.by(), course);
            case FeedEvent.Moved moved ->
                    with(
                            moved.url(),
                            publisher,
                            language,
                            moved.by(),
                            course.atNewAddress(moved.url(), at));
            case FeedEvent.Paused paused ->
                    with(url, publisher, language, paused.by(), course)
                            .active(Activity.PAUSED, paused.reason());
            case FeedEvent.Resumed resumed ->
                    with(url, publisher, language, resumed.by(), course.dueAt(at))
                            .active(Activity.POLLED, null);
            case FeedEvent.Removed removed ->
                    with(url, publisher, language, removed.by(), course)
                            .active(Activity.REMOVED, null);
            case FeedEvent.PollRequested _ -> this;
        };
    }

    /** Takes in how a fetch ended. */
    public FeedState afterFetch(Envelope<FetchEvent> envelope) {
        return withCourse(course.after(envelope));
    }

    /** The same feed, its fetches having gone otherwise. */
    public FeedState withCourse(FeedCourse course) {
        return new FeedState(
                id, key, url, publisher, language, activity, activityReason, by, sequence, course);
    }

    private FeedState with(
            URI url,
            @Nullable String publisher,
            @Nullable String language,
            String by,
            FeedCourse course) {
        return new FeedState(
                id,
                key,
                url,
                publisher,
                language,
                activity,
                activityReason,
                by,
                sequence + 1,
                course);
    }

    private FeedState active(Activity activity, @Nullable String reason) {
        return new FeedState(
                id, key, url, publisher, language, activity, reason, by, sequence, course);
    }

    /**
     * The feed as it is asked when a person wants it now: one that could not be read is sent again
     * in full, for the reader may have learnt.
     */
    public FeedState askedAnew() {
        return course.isUnread() ? withCourse(course.withoutValidators()) : this;
    }

    public boolean isPolled() {
        return activity == Activity.POLLED;
    }

    /** Whether it is polled and its last fetch ended as it should. */
    public boolean isAnswering() {
        return isPolled() && course.isAnswering();
    }

    /** Name for people: the publisher's, or the host. */
    public String name() {
        return Objects.requireNonNullElse(publisher, String.valueOf(url.getHost()));
    }
}
