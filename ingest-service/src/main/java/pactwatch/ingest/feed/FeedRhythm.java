package pactwatch.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.FetchEvent.Rhythm;

/** Reads a feed's rhythm from the times of its items, and tells when it is broken. */
public final class FeedRhythm {

    private static final int ITEMS_MIN = 3;
    private static final int ITEMS_MAX = 30;

    /** Silence that no feed is blamed for. */
    private static final Duration SILENCE_MIN = Duration.ofHours(12);

    private static final int LONGEST_GAPS_MAX = 3;

    private FeedRhythm() {}

    /**
     * The rhythm of the newest items.
     *
     * @param times of the items, in any order; those after {@code now} do not count
     * @return nothing if there are fewer than three
     */
    public static @Nullable Rhythm of(Stream<Instant> times, Instant now) {
        List<Instant> newest =
                times.filter(t -> !t.isAfter(now))
                        .sorted(Comparator.reverseOrder())
                        .limit(ITEMS_MAX)
                        .toList();
        if (newest.size() < ITEMS_MIN) {
            return null;
        }
        List<Long> gaps =
                IntStream.range(1, newest.size())
                        .mapToObj(
                                i -> Duration.between(newest.get(i), newest.get(i - 1)).toSeconds())
                        .sorted()
                        .toList();
        return new Rhythm(newest.getFirst(), gaps.get(gaps.size() / 2), gaps.getLast());
    }

    /**
     * How long a feed may gain nothing before it counts as silent: three times the longest gap
     * between its items, at least 12 hours.
     */
    public static Duration silenceMax(Rhythm rhythm) {
        Duration byGap =
                Duration.ofSeconds(rhythm.longestGapSeconds()).multipliedBy(LONGEST_GAPS_MAX);
        return byGap.compareTo(SILENCE_MIN) > 0 ? byGap : SILENCE_MIN;
    }
}
