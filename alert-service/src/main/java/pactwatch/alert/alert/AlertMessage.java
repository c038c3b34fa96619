package pactwatch.alert.alert;

import java.time.Instant;

/**
 * An alert event on its way to its subscriber.
 *
 * @param sequence ordinal in the subscription, from 1, without gaps
 * @param recorded when the event was written to the log
 * @param eventId id of the event
 */
public record AlertMessage(
        long sequence, Instant recorded, String eventId, AlertEvent.OfAlert event)
        implements Message {

    /** The same for every attempt and every redelivery: alert and revision. */
    @Override
    public String id() {
        return notice().alert() + "-" + notice().revision();
    }

    public Notice notice() {
        return event.notice();
    }

    @Override
    public String subscription() {
        return notice().subscription();
    }

    @Override
    public String type() {
        return switch (event) {
            case AlertEvent.Raised _ -> "alert.raised";
            case AlertEvent.Updated _ -> "alert.updated";
            case AlertEvent.Cancelled _ -> "alert.cancelled";
        };
    }
}
