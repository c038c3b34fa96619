package pactwatch.local.gateway;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many things a minute for each address, all at once if need be: a bucket that fills up evenly.
 * For one thread, such as an event loop.
 */
final class RateLimit {

    /** Addresses that are remembered; beyond it the one that was quiet longest is forgotten. */
    static final int ADDRESSES_MAX = 10_000;

    private static final double NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();

    private final int perMinute;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > ADDRESSES_MAX;
                }
            };

    private record Bucket(double left, long at) {}

    /**
     * A limit.
     *
     * @param perMinute at least one
     * @param nanoTime a clock that only goes forward, such as {@link System#nanoTime}
     */
    RateLimit(int perMinute, LongSupplier nanoTime) {
        if (perMinute < 1) {
            throw new IllegalArgumentException("A rate limit allows at least one a minute");
        }
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
    }

    int perMinute() {
        return perMinute;
    }

    /** Whether an address has used up what it may. */
    boolean isUsedUp(String address) {
        return left(address) < 1;
    }

    /** Counts one thing. */
    void take(String address) {
        buckets.put(address, new Bucket(Math.max(0, left(address) - 1), nanoTime.getAsLong()));
    }

    /** Until the address may do one more thing; rounded up to whole seconds, at least one. */
    Duration refill(String address) {
        double missing = 1 - left(address);
        return Duration.ofSeconds(Math.max(1, (long) Math.ceil(missing * 60 / perMinute)));
    }

    private double left(String address) {
        Bucket bucket = buckets.get(address);
        if (bucket == null) {
            return perMinute;
        }
        double filled = (nanoTime.getAsLong() - bucket.at()) * perMinute / NANOS_PER_MINUTE;
        return Math.min(perMinute, bucket.left() + filled);
    }
}
