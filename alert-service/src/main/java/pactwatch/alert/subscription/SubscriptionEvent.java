package pactwatch.alert.subscription;

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

    record Created(Filter filter, Channel channel) implements SubscriptionEvent {}

    /** The address proved that it wants the messages. */
    record Confirmed(Actor by) implements SubscriptionEvent {}

    record Changed(Filter filter, Channel channel) implements SubscriptionEvent {}

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
