package pactwatch.ingest.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.feed.FeedState;

/**
 * Permission to fetch, shared by all partitions of an instance: a few fetches a host, so many in
 * all, and at most half of them for feeds that failed the last time, so that a crowd of broken
 * servers does not keep the sound ones waiting.
 */
final class FetchLanes {

    /** Work that may be interrupted. */
    interface Work<T extends @Nullable Object> {
        T run() throws InterruptedException;
    }

    private static final class Host {
        private final Semaphore permits;
        private int users;

        Host(int permits) {
            this.permits = new Semaphore(permits, true);
        }
    }

    private final Semaphore all;
    private final Semaphore failing;
    private final int perHostMax;
    private final Map<String, Host> hosts = new HashMap<>();

    /**
     * Lanes.
     *
     * @param fetchesMax at the same time
     * @param perHostMax of these, from one host
     */
    FetchLanes(int fetchesMax, int perHostMax) {
        this.all = new Semaphore(fetchesMax, true);
        this.failing = new Semaphore(Math.max(1, fetchesMax / 2), true);
        this.perHostMax = perHostMax;
    }

    /** Runs a fetch when its host and its lane are free. */
    <T extends @Nullable Object> T within(FeedState feed, Work<T> fetch)
            throws InterruptedException {
        String name = String.valueOf(feed.url().getAuthority());
        Host host = enter(name);
        try {
            return holding(host.permits, () -> inLane(feed, fetch));
        } finally {
            leave(name, host);
        }
    }

    private <T extends @Nullable Object> T inLane(FeedState feed, Work<T> fetch)
            throws InterruptedException {
        return feed.course().failures() == 0
                ? holding(all, fetch)
                : holding(failing, () -> holding(all, fetch));
    }

    private static <T extends @Nullable Object> T holding(Semaphore permits, Work<T> work)
            throws InterruptedException {
        permits.acquire();
        try {
            return work.run();
        } finally {
            permits.release();
        }
    }

    private synchronized Host enter(String name) {
        Host host = hosts.computeIfAbsent(name, _ -> new Host(perHostMax));
        host.users++;
        return host;
    }

    private synchronized void leave(String name, Host host) {
        host.users--;
        if (host.users == 0) {
            hosts.remove(name);
        }
    }
}
