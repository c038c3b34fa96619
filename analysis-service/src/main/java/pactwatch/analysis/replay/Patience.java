package pactwatch.analysis.replay;

import java.time.Duration;
import java.time.Instant;

/**
 * Tells when a rebuild has stood still for too long. Only time in which it was looked at counts, so
 * that no rebuild is given up because the brokers or this instance were away. For one thread.
 */
public final class Patience {

    private static final Duration GAP_MAX = Duration.ofSeconds(5);

    private final Duration max;
    private String generation = "";
    private long read;
    private Instant looked = Instant.EPOCH;
    private Duration waited = Duration.ZERO;

    /**
     * Patience without a rebuild to look at.
     *
     * @param max how long a rebuild may stand still
     */
    public Patience(Duration max) {
        if (max.isNegative() || max.isZero()) {
            throw new IllegalArgumentException("Patience is never without length: " + max);
        }
        this.max = max;
    }

    /** How long a rebuild may stand still. */
    public Duration max() {
        return max;
    }

    /**
     * Looks at a rebuild.
     *
     * @param read article events that it has read
     * @return whether it has stood still for too long
     */
    public boolean isOver(String generation, long read, Instant now) {
        if (!generation.equals(this.generation) || read != this.read) {
            this.generation = generation;
            this.read = read;
            waited = Duration.ZERO;
        } else {
            Duration gap = Duration.between(looked, now);
            waited = waited.plus(gap.compareTo(GAP_MAX) < 0 ? gap : GAP_MAX);
        }
        looked = now;
        return waited.compareTo(max) >= 0;
    }
}
