package pactwatch.alert.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads what subscribers were told. */
public interface AlertStore {

    /** The newest messages of all subscriptions, newest first. */
    List<AlertMessage> newest(int limit);

    /** The newest messages of one subscription, newest first. */
    List<AlertMessage> newest(String subscription, int limit);

    /** Ordinal of the last message of a subscription; 0 if there is none. */
    long lastSequence(String subscription);

    /** How many messages a subscription got since a time. */
    int countSince(String subscription, Instant time);

    /**
     * What a subscriber answered.
     *
     * @param at when it was recorded
     */
    record Answer(AlertEvent.Answered answered, Instant at) {}

    /** The newest answers, newest first. */
    List<Answer> answers(int limit);

    /**
     * The messages of a subscription after an ordinal, oldest first.
     *
     * @param sequence 0 for all
     */
    List<AlertMessage> after(String subscription, long sequence, int limit);

    /** Waits until a subscription has a message after an ordinal, or the time is over. */
    void awaitAfter(String subscription, long sequence, Duration atMost)
            throws InterruptedException;
}
