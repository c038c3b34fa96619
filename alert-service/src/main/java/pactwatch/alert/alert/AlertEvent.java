package pactwatch.alert.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.log.EventCodec;
import pactwatch.log.Topic;

/**
 * What a subscriber is told, asks for and answers. Key: the subscription; subject: the alert, the
 * note, or the message asked for; the sequence of an alert's events is the alert's revision.
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

    /** The life of an alert; only these are numbered. */
    sealed interface OfAlert extends AlertEvent {
        Notice notice();
    }

    /** The first word of a development. */
    record Raised(Notice notice) implements OfAlert {}

    /** The evidence for it changed. */
    record Updated(Notice notice, List<Change> changes) implements OfAlert {
        public Updated {
            changes = List.copyOf(changes);
        }
    }

    /** Nothing supports it any more. */
    record Cancelled(Notice notice) implements OfAlert {}

    /** Why the service itself has a word for a subscriber. */
    enum Purpose {
        /** Asks an address whether it wants the messages. */
        CONFIRMATION,
        /** The owner pressed the test button. */
        TEST,
        /** Nothing happened, and so many sources were looked at. */
        HEARTBEAT,
        /** Another subscription of the same owner was paused by the service. */
        PAUSED,
        /** A silence is over. */
        SILENCE_ENDED
    }

    /** How many sources were asked and how many of them answered. */
    record Sources(int answered, int of) {}

    /**
     * A word of the service, not of a development.
     *
     * @param id made from what it is about, so that the same is never said twice
     * @param sentence one plain sentence
     * @param sources of a heartbeat
     */
    record Noted(
            String id,
            String subscription,
            Purpose purpose,
            String sentence,
            @Nullable Sources sources)
            implements AlertEvent {}

    /**
     * The owner wants messages once more.
     *
     * @param first ordinal of the first message
     * @param last ordinal of the last one
     * @param onlyUndelivered whether those that were delivered are left out
     */
    record RedeliveryAsked(String subscription, long first, long last, boolean onlyUndelivered)
            implements AlertEvent {}

    /** What a subscriber thinks of an alert. */
    enum Verdict {
        SEEN,
        WRONG
    }

    /**
     * A subscriber answered an alert; WRONG waits in the analysts' queue.
     *
     * @param revision the one that the subscriber saw
     * @param comment in the subscriber's words
     */
    record Answered(
            String alert,
            int revision,
            String subscription,
            String member,
            String development,
            Verdict verdict,
            @Nullable String comment)
            implements AlertEvent {}
}
