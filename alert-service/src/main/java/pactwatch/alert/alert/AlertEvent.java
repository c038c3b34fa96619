package pactwatch.alert.alert;

import java.util.List;
import pactwatch.log.EventCodec;
import pactwatch.log.Topic;

/**
 * What a subscriber is told. Key: the subscription; subject: the alert; the sequence is the alert's
 * revision.
 */
public sealed interface AlertEvent {

    Topic<AlertEvent> TOPIC =
            new Topic<>("pactwatch.alerts", EventCodec.versionOne("alert", AlertEvent.class));

    /** What differs from the revision before. */
    enum Change {
        ASSERTION,
        STAGE,
        GRADE,
        CONTESTED,
        DATES,
        REINSTATED
    }

    Notice notice();

    /** The first word of a development. */
    record Raised(Notice notice) implements AlertEvent {}

    /** The evidence for it changed. */
    record Updated(Notice notice, List<Change> changes) implements AlertEvent {
        public Updated {
            changes = List.copyOf(changes);
        }
    }

    /** Nothing supports it any more. */
    record Cancelled(Notice notice) implements AlertEvent {}
}
