package pactwatch.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a feed is to be asked again.
 *
 * @param interval between two fetches of a feed that answers
 */
public record PollSchedule(Duration interval) {

    private static final Duration INTERVAL_MAX = Duration.ofDays(1);
    private static final int DOUBLINGS_MAX = 16;

    public PollSchedule {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("A poll interval is positive");
        }
    }

    /** After an answer; a longer freshness that the publisher states is respected, up to a day. */
    public Instant afterAnswer(Instant now, @Nullable Duration freshFor) {
        return now.plus(freshFor == null ? interval : clamp(freshFor));
    }

    /** After "too many requests", as the publisher asks, between the interval and a day. */
    public Instant afterThrottling(Instant now, @Nullable Duration retryAfter) {
        return now.plus(clamp(retryAfter == null ? interval.multipliedBy(4) : retryAfter));
    }

    /** After a failure: the interval doubles with each in a row, up to a day, and never ends. */
    public Instant afterFailure(Instant now, int failures) {
        long factor = 1L << Math.min(failures - 1, DOUBLINGS_MAX);
        return now.plus(clamp(interval.multipliedBy(factor)));
    }

    private Duration clamp(Duration wanted) {
        if (wanted.compareTo(interval) < 0) {
            return interval;
        }
        return wanted.compareTo(INTERVAL_MAX) > 0 ? INTERVAL_MAX : wanted;
    }
}
