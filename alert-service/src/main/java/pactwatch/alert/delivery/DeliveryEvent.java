package pactwatch.alert.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pactwatch.log.EventCodec;
import pactwatch.log.Topic;

/**
 * How a message fares on its way to the receiver. Key: the subscription; subject: the message; the
 * sequence counts the events of the message. Delivered, Refused and GaveUp end its way.
 */
public sealed interface DeliveryEvent {

    Topic<DeliveryEvent> TOPIC =
            new Topic<>(
                    "pactwatch.deliveries", EventCodec.versionOne("delivery", DeliveryEvent.class));

    /**
     * One try of one message.
     *
     * @param message id, alert and revision
     * @param sequence ordinal of the message in its subscription
     * @param attempt counts the tries from 1
     * @param status of the HTTP answer, if there was one
     * @param detail one sentence for the owner
     * @param tookMillis until the answer was read or the try was given up
     */
    record Attempt(
            String message,
            String subscription,
            long sequence,
            int attempt,
            Instant at,
            @Nullable Integer status,
            String detail,
            long tookMillis) {}

    Attempt attempt();

    /** It failed and will be tried again. */
    record Attempted(Attempt attempt, Instant next) implements DeliveryEvent {}

    /** The receiver took it. */
    record Delivered(Attempt attempt) implements DeliveryEvent {}

    /** The receiver wants no more messages (410). */
    record Refused(Attempt attempt) implements DeliveryEvent {}

    /** The last of its tries failed. */
    record GaveUp(Attempt attempt) implements DeliveryEvent {}

    /** The owner asked for it once more; its way begins anew. */
    record Redelivered(Attempt attempt) implements DeliveryEvent {}
}
