package pactwatch.alert.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber's wish to be told.
 *
 * @param sequence ordinal of its last event
 * @param created when its creation was recorded
 * @param pauseReason why it is paused, if it is
 */
public record Subscription(
        String id,
        long sequence,
        Instant created,
        Filter filter,
        Channel channel,
        State state,
        @Nullable String pauseReason) {

    /** Whether messages are sent, held back, or not made any more. */
    public enum State {
        ACTIVE,
        PAUSED,
        REMOVED
    }

    /** The subscription after an event; unchanged if the event lost a race or makes no sense. */
    static @Nullable Subscription evolve(
            @Nullable Subscription before,
            String id,
            long sequence,
            Instant recorded,
            SubscriptionEvent event) {
        long last = before == null ? 0 : before.sequence;
        if (sequence != last + 1) {
            return before;
        }
        if (before == null) {
            return event instanceof SubscriptionEvent.Created(Filter filter, Channel channel)
                    ? new Subscription(id, 1, recorded, filter, channel, State.ACTIVE, null)
                    : null;
        }
        return before.state == State.REMOVED ? before : before.after(event);
    }

    private Subscription after(SubscriptionEvent event) {
        return switch (event) {
            case SubscriptionEvent.Created _ -> this;
            case SubscriptionEvent.Confirmed _ -> next(filter, channel, state, pauseReason);
            case SubscriptionEvent.Changed(Filter newFilter, Channel newChannel) ->
                    next(newFilter, newChannel, state, pauseReason);
            case SubscriptionEvent.Paused(_, String reason) ->
                    next(filter, channel, State.PAUSED, reason);
            case SubscriptionEvent.Resumed _ -> next(filter, channel, State.ACTIVE, null);
            case SubscriptionEvent.Removed _ -> next(filter, channel, State.REMOVED, null);
        };
    }

    private Subscription next(
            Filter newFilter, Channel newChannel, State newState, @Nullable String reason) {
        return new Subscription(id, sequence + 1, created, newFilter, newChannel, newState, reason);
    }

    public boolean isPaused() {
        return state == State.PAUSED;
    }

    public boolean isRemoved() {
        return state == State.REMOVED;
    }
}
