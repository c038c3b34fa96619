package pactwatch.alert.alert;

import java.time.Instant;

/**
 * A word of the service on its way to a subscriber.
 *
 * @param sequence ordinal of the last alert's message before it; 0 if there is none
 */
public record NoteMessage(long sequence, Instant recorded, String eventId, AlertEvent.Noted note)
        implements Message {

    @Override
    public String id() {
        return note.id();
    }

    @Override
    public String subscription() {
        return note.subscription();
    }

    @Override
    public String type() {
        return switch (note.purpose()) {
            case CONFIRMATION -> "service.confirmation";
            case TEST -> "service.test";
            case HEARTBEAT -> "service.heartbeat";
            case PAUSED -> "service.paused";
            case SILENCE_ENDED -> "service.silence-ended";
        };
    }
}
