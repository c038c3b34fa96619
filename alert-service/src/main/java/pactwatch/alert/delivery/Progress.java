package pactwatch.alert.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import pactwatch.log.Envelope;

/** How far messages have come, folded from their delivery events. Safe for many threads. */
public final class Progress {

    /**
     * Where one message stands.
     *
     * @param events how many events it has
     * @param attempts since its way began, or began anew
     * @param isDelivered whether the receiver took it
     * @param next when it is tried again
     */
    public record Point(
            long events, int attempts, boolean isEnded, boolean isDelivered, Instant next) {

        static final Point START = new Point(0, 0, false, false, Instant.EPOCH);
    }

    private final Map<String, Point> byMessage = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /** Takes in an event; one whose sequence is not the next of its message changes nothing. */
    public void accept(Envelope<DeliveryEvent> envelope) {
        Point before = of(envelope.subject());
        if (envelope.sequence() == before.events() + 1) {
            byMessage.put(envelope.subject(), after(envelope.sequence(), envelope.event()));
        }
        String cause = envelope.causationId();
        if (envelope.event() instanceof DeliveryEvent.Redelivered && cause != null) {
            asked.add(cause);
        }
    }

    /** Whether a redelivery that was asked for has begun. */
    public boolean hasBegun(String askedEventId) {
        return asked.contains(askedEventId);
    }

    private static Point after(long events, DeliveryEvent event) {
        int attempts = event.attempt().attempt();
        return switch (event) {
            case DeliveryEvent.Attempted(_, Instant next) ->
                    new Point(events, attempts, false, false, next);
            case DeliveryEvent.Redelivered _ -> new Point(events, 0, false, false, Instant.EPOCH);
            case DeliveryEvent.Delivered _ ->
                    new Point(events, attempts, true, true, Instant.EPOCH);
            case DeliveryEvent.Refused _, DeliveryEvent.GaveUp _ ->
                    new Point(events, attempts, true, false, Instant.EPOCH);
        };
    }

    public Point of(String message) {
        return byMessage.getOrDefault(message, Point.START);
    }
}
