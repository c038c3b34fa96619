package pactwatch.local.demo;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest messages that came to the demo's webhook receiver. Safe for many threads. */
final class Received {

    private static final int KEPT_MAX = 100;

    /**
     * One request.
     *
     * @param id header {@code webhook-id}
     * @param signature whether it fits a secret that was pasted
     * @param times how often this id came
     * @param answered the status that it got
     */
    record Hook(
            Instant at,
            String id,
            String type,
            String sentence,
            String body,
            Signature signature,
            int times,
            int answered) {}

    /** What checking the signature gave. */
    enum Signature {
        UNCHECKED,
        GENUINE,
        WRONG
    }

    private final Deque<Hook> newest = new ArrayDeque<>();

    synchronized void add(Hook hook) {
        newest.addFirst(hook);
        if (newest.size() > KEPT_MAX) {
            newest.removeLast();
        }
    }

    synchronized int timesOf(@Nullable String id) {
        return (int) newest.stream().filter(h -> h.id().equals(id)).count();
    }

    synchronized List<Hook> all() {
        return List.copyOf(newest);
    }
}
