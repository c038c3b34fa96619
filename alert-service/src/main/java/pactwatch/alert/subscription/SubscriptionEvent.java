package pactwatch.alert.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pactwatch.log.EventCodec;
import pactwatch.log.Topic;

/**
 * What happens to a subscription. Key and subject: its id. The sequence counts from 1; an event
 * whose sequence is not the last one plus 1 lost a race and is ignored by every fold.
 */
public sealed interface SubscriptionEvent {

    Topic<SubscriptionEvent> TOPIC =
            new Topic<>(
                    "pactwatch.subscriptions",
                    EventCodec.versionOne("subscription", SubscriptionEvent.class));

    /** Who did it. */
    enum Actor {
        OWNER,
        SERVICE
    }

    /**
     * Somebody subscribed.
     *
     * @param preferences absent if there are none
     * @param owner name of the owner; absent for whoever runs the service
     */
    record Created(
            Filter filter,
            Channel channel,
            @Nullable Preferences preferences,
            @Nullable String owner)
            implements SubscriptionEvent {

        public Created(Filter filter, Channel channel) {
            this(filter, channel, null, null);
        }
    }

    /** The address proved that it wants the messages. */
    record Confirmed(Actor by) implements SubscriptionEvent {}

    /**
     * The owner wants something else.
     *
     * @param preferences absent if there are none
     */
    record Changed(Filter filter, Channel channel, @Nullable Preferences preferences)
            implements SubscriptionEvent {

        public Changed(Filter filter, Channel channel) {
            this(filter, channel, null);
        }
    }

    /**
     * Nothing is sent until a time; alerts are kept and sent then.
     *
     * @param until when it ends; a time that has passed ends a silence
     */
    record Silenced(Actor by, Instant until) implements SubscriptionEvent {}

    /**
     * Nothing is sent until it is resumed; alerts are kept and sent then.
     *
     * @param reason one sentence for the owner
     */
    record Paused(Actor by, String reason) implements SubscriptionEvent {}

    record Resumed(Actor by) implements SubscriptionEvent {}

    /** Nothing is raised or sent any more; the id is never used again. */
    record Removed(Actor by) implements SubscriptionEvent {}
}
