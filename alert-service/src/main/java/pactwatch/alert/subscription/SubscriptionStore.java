package pactwatch.alert.subscription;

import java.time.Instant;

/** Reads and records subscriptions. */
public interface SubscriptionStore {

    /** Whether an event that was written is the one that counts. */
    enum Recorded {
        /** It counts; every reader of this instance sees it. */
        SEEN,
        /** Another event of the same sequence was written first. */
        CONFLICT,
        /** It is in the log; the view has not reached it in time. */
        WRITTEN
    }

    SubscriptionBook book();

    /** Records an event and waits at most 2 s for the view to reach it. */
    Recorded record(String id, long sequence, Instant now, SubscriptionEvent event);
}
