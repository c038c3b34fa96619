package pactwatch.alert.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber's wish to be told.
 *
 * @param sequence ordinal of its last event
 * @param created when its creation was recorded, or, of an email address, when it confirmed
 * @param pauseReason why it is paused, if it is
 * @param silencedUntil when its last silence ends or ended
 * @param owner name of the owner; absent for whoever runs the service
 */
public record Subscription(
        String id,
        long sequence,
        Instant created,
        Filter filter,
        Channel channel,
        State state,
        @Nullable String pauseReason,
        Preferences preferences,
        @Nullable Instant silencedUntil,
        @Nullable String owner) {

    /** Whether messages are made and sent. */
    public enum State {
        /**
         * The address has not confirmed yet: nothing is raised, and nothing but the question sent.
         */
        UNCONFIRMED,
        ACTIVE,
        PAUSED,
        REMOVED
    }

    /** An active subscription with nothing special about it. */
    public Subscription(String id, long sequence, Instant created, Filter filter, Channel channel) {
        this(
                id,
                sequence,
                created,
                filter,
                channel,
                State.ACTIVE,
                null,
                Preferences.NONE,
                null,
                null);
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
            return event instanceof SubscriptionEvent.Created created
                    ? opened(id, recorded, created)
                    : null;
        }
        return before.state == State.REMOVED ? before : before.after(recorded, event);
    }

    private static Subscription opened(
            String id, Instant recorded, SubscriptionEvent.Created created) {
        return new Subscription(
                id,
                1,
                recorded,
                created.filter(),
                created.channel(),
                created.channel() instanceof Channel.Email ? State.UNCONFIRMED : State.ACTIVE,
                null,
                given(created.preferences()),
                null,
                created.owner());
    }

    private static Preferences given(@Nullable Preferences preferences) {
        return preferences == null ? Preferences.NONE : preferences;
    }

    private Subscription after(Instant recorded, SubscriptionEvent event) {
        return switch (event) {
            case SubscriptionEvent.Created _ -> this;
            case SubscriptionEvent.Confirmed _ -> confirmed(recorded);
            case SubscriptionEvent.Changed(Filter wanted, Channel to, Preferences preferred) ->
                    changed(wanted, to, given(preferred));
            case SubscriptionEvent.Silenced(_, Instant until) -> silenced(until);
            case SubscriptionEvent.Paused(_, String reason) ->
                    next(isUnconfirmed() ? State.UNCONFIRMED : State.PAUSED, reason);
            case SubscriptionEvent.Resumed _ ->
                    next(isUnconfirmed() ? State.UNCONFIRMED : State.ACTIVE, null);
            case SubscriptionEvent.Removed _ -> next(State.REMOVED, null);
        };
    }

    private Subscription confirmed(Instant recorded) {
        return isUnconfirmed()
                ? new Subscription(
                        id,
                        sequence + 1,
                        recorded,
                        filter,
                        channel,
                        State.ACTIVE,
                        null,
                        preferences,
                        silencedUntil,
                        owner)
                : next(state, pauseReason);
    }

    /** Another address must confirm anew. */
    private Subscription changed(Filter wanted, Channel to, Preferences preferred) {
        boolean isOtherAddress = to instanceof Channel.Email && !to.equals(channel);
        return new Subscription(
                id,
                sequence + 1,
                created,
                wanted,
                to,
                isOtherAddress ? State.UNCONFIRMED : state,
                pauseReason,
                preferred,
                silencedUntil,
                owner);
    }

    private Subscription silenced(Instant until) {
        return new Subscription(
                id,
                sequence + 1,
                created,
                filter,
                channel,
                state,
                pauseReason,
                preferences,
                until,
                owner);
    }

    private Subscription next(State to, @Nullable String reason) {
        return new Subscription(
                id,
                sequence + 1,
                created,
                filter,
                channel,
                to,
                reason,
                preferences,
                silencedUntil,
                owner);
    }

    public boolean isUnconfirmed() {
        return state == State.UNCONFIRMED;
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }

    public boolean isPaused() {
        return state == State.PAUSED;
    }

    public boolean isRemoved() {
        return state == State.REMOVED;
    }

    /** Whether messages wait now although it is active: a silence, or quiet hours. */
    public boolean isQuiet(Instant now) {
        QuietHours hours = preferences.quietHours();
        return isSilenced(now) || (hours != null && hours.isQuiet(now));
    }

    public boolean isSilenced(Instant now) {
        return silencedUntil != null && now.isBefore(silencedUntil);
    }

    /** Whether somebody may see and change it: the owner, and whoever runs the service. */
    public boolean isVisibleTo(@Nullable String who) {
        return who == null || who.equals(owner);
    }
}
