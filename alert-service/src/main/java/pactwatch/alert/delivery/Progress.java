package pactwatch.alert.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import pactwatch.log.Envelope;

/** How far messages have come, folded from their delivery events. For one thread. */
public final class Progress {

    /**
     * Where one message stands.
     *
     * @param events how many events it has
     * @param attempts since its way began, or began anew
     * @param next when it is tried again
     */
    public record Point(long events, int attempts, boolean isEnded, Instant next) {
        static final Point START = new Point(0, 0, false, Instant.EPOCH);
    }

    private final Map<String, Point> byMessage = new HashMap<>();

    /** Takes in an event; one whose sequence is not the next of its message changes nothing. */
    public void accept(Envelope<DeliveryEvent> envelope) {
        Point before = of(envelope.subject());
        if (envelope.sequence() == before.events() + 1) {
            byMessage.put(envelope.subject(), after(envelope.sequence(), envelope.event()));
        }
    }

    private static Point after(long events, DeliveryEvent event) {
        int attempts = event.attempt().attempt();
        return switch (event) {
            case DeliveryEvent.Attempted(_, Instant next) ->
                    new Point(events, attempts, false, next);
            case DeliveryEvent.Redelivered _ -> new Point(events, 0, false, Instant.EPOCH);
            case DeliveryEvent.Delivered _, DeliveryEvent.Refused _, DeliveryEvent.GaveUp _ ->
                    new Point(events, attempts, true, Instant.EPOCH);
        };
    }

    public Point of(String message) {
        return byMessage.getOrDefault(message, Point.START);
    }
}
