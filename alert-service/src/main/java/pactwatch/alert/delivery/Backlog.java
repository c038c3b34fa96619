package pactwatch.alert.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.AlertMessage;

/**
 * The messages without a terminal delivery.
 *
 * @param waiting for their turn, their next try or the receiver's answer
 * @param held since their subscription is paused or silent
 * @param oldest when the oldest alert among those that wait was written; absent if none does
 */
public record Backlog(int waiting, int held, @Nullable Instant oldest) {

    public static final Backlog NONE = new Backlog(0, 0, null);

    static Backlog of(Collection<DeliveryQueue.Delivery> waiting, int held) {
        Instant oldest =
                waiting.stream()
                        .map(DeliveryQueue.Delivery::message)
                        .filter(AlertMessage.class::isInstance)
                        .map(m -> m.recorded())
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        return new Backlog(waiting.size(), held, oldest);
    }

    /** Both together. */
    public Backlog and(Backlog other) {
        Instant a = oldest;
        Instant b = other.oldest;
        Instant first = a == null || (b != null && b.isBefore(a)) ? b : a;
        return new Backlog(waiting + other.waiting, held + other.held, first);
    }
}
