package pactwatch.alert.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a failed attempt is repeated: waits that grow from 5 s to 24 h, over at least 75 h 35 min as
 * the example of Standard Webhooks 1.0 does. Jitter only lengthens.
 */
public final class RetrySchedule {

    /** {@code Retry-After} is honoured up to this. */
    public static final Duration RETRY_AFTER_MAX = Duration.ofHours(24);

    /** The attempts are spread over at least this. */
    public static final Duration WINDOW_MIN = Duration.ofHours(75).plusMinutes(35);

    private static final double JITTER_MAX = 0.2;
    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24));

    public static final int ATTEMPTS_MAX = WAITS.size() + 1;

    private RetrySchedule() {}

    /**
     * The wait after a failed attempt; empty if it was the last one.
     *
     * @param attempt counts from 1
     */
    public static Optional<Duration> waitAfter(
            int attempt, @Nullable Duration retryAfter, RandomGenerator random) {
        if (attempt > WAITS.size()) {
            return Optional.empty();
        }
        Duration wait = WAITS.get(attempt - 1);
        long jitterMillis = (long) (wait.toMillis() * JITTER_MAX * random.nextDouble());
        Duration own = wait.plusMillis(jitterMillis);
        Duration asked = min(retryAfter == null ? Duration.ZERO : retryAfter, RETRY_AFTER_MAX);
        return Optional.of(own.compareTo(asked) < 0 ? asked : own);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
