package pactwatch.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.FetchEvent.Rhythm;
import pactwatch.ingest.contract.FetchEvent.Terms;

/**
 * When a feed is to be asked again: as often as its own rhythm makes worthwhile, never sooner than
 * the publisher allows, never at an hour or day that it asks to skip, and never all feeds at once.
 */
public final class FeedRefresh {

    /**
     * Bounds of the wait.
     *
     * @param intervalUnknown while a feed's rhythm is not known
     * @param intervalMin between two fetches of a feed that answers
     * @param intervalMax between two fetches of any feed, save for skipped days
     * @param backoffMax between two fetches of a feed that fails
     */
    public record Bounds(
            Duration intervalUnknown,
            Duration intervalMin,
            Duration intervalMax,
            Duration backoffMax) {

        public Bounds {
            if (!intervalMin.isPositive()
                    || intervalMin.compareTo(intervalUnknown) > 0
                    || intervalUnknown.compareTo(intervalMax) > 0
                    || intervalMin.compareTo(backoffMax) > 0) {
                throw new IllegalArgumentException(
                        "Poll intervals are positive and grow from the least to the greatest");
            }
        }

        /** The same interval for every feed, whatever its rhythm. */
        public static Bounds fixed(Duration interval, Duration intervalMax, Duration backoffMax) {
            return new Bounds(interval, interval, interval, max(interval, backoffMax))
                    .upTo(max(interval, intervalMax));
        }

        private Bounds upTo(Duration intervalMax) {
            return new Bounds(intervalUnknown, intervalMin, intervalMax, backoffMax);
        }
    }

    /** A feed is asked at least this often within the typical time between two of its items. */
    private static final int POLLS_PER_GAP = 2;

    /** A feed that is silent is asked again after this part of its silence. */
    private static final int SILENCE_PART = 16;

    private static final int THROTTLED_FACTOR = 4;
    private static final int DOUBLINGS_MAX = 16;
    private static final int JITTER_PERCENT_MAX = 10;
    private static final Duration SKIP_JITTER_MAX = Duration.ofMinutes(10);
    private static final int HOURS_SKIPPED_MAX = 7 * 24;

    private final Bounds bounds;
    private final boolean isFixed;
    private final RandomGenerator random;

    public FeedRefresh(Bounds bounds, RandomGenerator random) {
        this.bounds = bounds;
        this.random = random;
        this.isFixed = bounds.intervalMin().equals(bounds.intervalUnknown());
    }

    /** After an answer, by the feed's rhythm and not before the publisher's terms allow. */
    public Instant afterAnswer(Instant now, Terms terms, @Nullable Rhythm rhythm) {
        return due(now, interval(now, rhythm), floor(terms), terms);
    }

    /** After "too many requests": as long as the publisher asks, up to the greatest interval. */
    public Instant afterThrottling(Instant now, Terms terms, @Nullable Duration retryAfter) {
        Duration wanted = bounds.intervalUnknown().multipliedBy(THROTTLED_FACTOR);
        return retryAfter == null
                ? due(now, wanted, floor(terms), terms)
                : due(now, bounds.intervalMin(), retryAfter, terms);
    }

    /**
     * After a failure: the wait doubles with each in a row, up to the bound, and never ends.
     *
     * @param retryAfter what the server asked for all the same
     */
    public Instant afterFailure(
            Instant now, Terms terms, int failures, @Nullable Duration retryAfter) {
        long factor = 1L << Math.min(Math.max(failures - 1, 0), DOUBLINGS_MAX);
        Duration wanted = min(bounds.intervalUnknown().multipliedBy(factor), bounds.backoffMax());
        return due(now, wanted, retryAfter == null ? Duration.ZERO : retryAfter, terms);
    }

    private Duration interval(Instant now, @Nullable Rhythm rhythm) {
        if (isFixed || rhythm == null) {
            return bounds.intervalUnknown();
        }
        Duration byGap = Duration.ofSeconds(rhythm.medianGapSeconds()).dividedBy(POLLS_PER_GAP);
        Duration bySilence = Duration.between(rhythm.newest(), now).dividedBy(SILENCE_PART);
        return max(byGap, bySilence);
    }

    private static Duration floor(Terms terms) {
        long fresh = terms.freshSeconds() == null ? 0 : terms.freshSeconds();
        long update = terms.updateSeconds() == null ? 0 : terms.updateSeconds();
        return Duration.ofSeconds(Math.max(fresh, update));
    }

    /** The wanted wait within the bounds, but no less than the floor; with jitter; not skipped. */
    private Instant due(Instant now, Duration wanted, Duration floor, Terms terms) {
        Duration within = min(max(wanted, bounds.intervalMin()), bounds.intervalMax());
        Duration least = min(max(floor, bounds.intervalMin()), bounds.intervalMax());
        Duration wait = max(within, least);
        boolean isRoomAbove = wait.compareTo(bounds.intervalMax()) < 0 || wait.equals(least);
        Duration jittered = isRoomAbove ? wait.plus(jitter(wait)) : wait.minus(jitter(wait));
        return afterSkipped(now.plus(max(jittered, least)), terms);
    }

    private Duration jitter(Duration wait) {
        long most = wait.toMillis() * JITTER_PERCENT_MAX / 100;
        return Duration.ofMillis(most < 1 ? 0 : random.nextLong(most));
    }

    /** Hours and days are in GMT (RSS 2.0, skipHours and skipDays). */
    private Instant afterSkipped(Instant due, Terms terms) {
        ZonedDateTime at = due.atZone(ZoneOffset.UTC);
        if (!isSkipped(at, terms)) {
            return due;
        }
        ZonedDateTime hour = at.truncatedTo(ChronoUnit.HOURS);
        for (int skipped = 0; skipped < HOURS_SKIPPED_MAX; skipped++) {
            hour = hour.plusHours(1);
            if (!isSkipped(hour, terms)) {
                return hour.toInstant().plusMillis(random.nextLong(1, SKIP_JITTER_MAX.toMillis()));
            }
        }
        return due;
    }

    private static boolean isSkipped(ZonedDateTime at, Terms terms) {
        return terms.skipHours().contains(at.getHour())
                || terms.skipDays().contains(at.getDayOfWeek());
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
