package pactwatch.alert;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Wakes those who look at subscriptions when something happened to one of them: a change, an alert,
 * a delivery. Safe for many threads.
 */
public final class LiveSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private final LinkedHashMap<String, Long> lastBySubscription = new LinkedHashMap<>();
    private long count;

    /** Notes that something happened to a subscription; nobody is woken before {@link #raise}. */
    public void note(String subscription) {
        lock.lock();
        try {
            count++;
            lastBySubscription.putLast(subscription, count);
        } finally {
            lock.unlock();
        }
    }

    /** Wakes those who wait. */
    public void raise() {
        lock.lock();
        try {
            raised.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How much happened so far. */
    public long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until something happened to a subscription that is looked at.
     *
     * @param seen the count up to which all is known
     * @return the present count; {@code seen} if nothing came within the bound
     */
    public long await(long seen, Predicate<String> isLookedAt, Duration atMost)
            throws InterruptedException {
        long left = atMost.toNanos();
        long searched = seen;
        lock.lock();
        try {
            while (!hasAnySince(searched, isLookedAt)) {
                searched = count;
                if (left <= 0) {
                    return seen;
                }
                left = raised.awaitNanos(left);
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasAnySince(long searched, Predicate<String> isLookedAt) {
        for (Map.Entry<String, Long> last : lastBySubscription.reversed().entrySet()) {
            if (last.getValue() <= searched) {
                return false;
            }
            if (isLookedAt.test(last.getKey())) {
                return true;
            }
        }
        return false;
    }
}
