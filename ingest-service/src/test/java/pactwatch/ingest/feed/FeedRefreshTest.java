package pactwatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pactwatch.ingest.contract.FetchEvent.Rhythm;
import pactwatch.ingest.contract.FetchEvent.Terms;

class FeedRefreshTest {

    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z"); // a Thursday
    private static final Duration LEAST = Duration.ofMinutes(5);
    private static final Duration MOST = Duration.ofDays(1);
    private static final Duration BACKOFF = Duration.ofHours(6);
    private static final int DRAWS = 200;

    private final FeedRefresh refresh =
            new FeedRefresh(
                    new FeedRefresh.Bounds(Duration.ofMinutes(15), LEAST, MOST, BACKOFF),
                    new SplittableRandom(7));

    private static Terms fresh(long seconds) {
        return new Terms(seconds, null, Set.of(), Set.of());
    }

    private static @Nullable Rhythm every(Duration gap) {
        return FeedRhythm.of(
                IntStream.range(0, 10).mapToObj(i -> NOW.minus(gap.multipliedBy(i))), NOW);
    }

    private Duration shortest(Supplier<Instant> due) {
        return Stream.generate(due)
                .limit(DRAWS)
                .map(d -> Duration.between(NOW, d))
                .min(Duration::compareTo)
                .orElseThrow();
    }

    private Duration longest(Supplier<Instant> due) {
        return Stream.generate(due)
                .limit(DRAWS)
                .map(d -> Duration.between(NOW, d))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    @Test
    void asksTwiceWithinTheTypicalGapOfAFeed() {
        Supplier<Instant> due =
                () -> refresh.afterAnswer(NOW, Terms.NONE, every(Duration.ofHours(2)));

        assertThat(shortest(due)).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(62));
        assertThat(longest(due)).isBetween(Duration.ofMinutes(62), Duration.ofMinutes(66));
    }

    @Test
    void staysBetweenFiveMinutesAndADay() {
        assertThat(
                        shortest(() ->
                                refresh.afterAnswer(
                                        NOW, Terms.NONE, every(Duration.ofSeconds(10)))))
                .isGreaterThanOrEqualTo(LEAST);
        assertThat(longest(() -> refresh.afterAnswer(NOW, Terms.NONE, every(Duration.ofDays(30)))))
                .isLessThanOrEqualTo(MOST);
    }

    @Test
    void asksAgainSoonAfterAPauseAndRarelyAfterALongSilence() {
        Rhythm busyUntilLastNight = new Rhythm(NOW.minus(Duration.ofHours(8)), 600, 36_000);
        Rhythm busyUntilLastYear = new Rhythm(NOW.minus(Duration.ofDays(365)), 600, 36_000);

        assertThat(longest(() -> refresh.afterAnswer(NOW, Terms.NONE, busyUntilLastNight)))
                .isLessThanOrEqualTo(Duration.ofMinutes(33));
        assertThat(shortest(() -> refresh.afterAnswer(NOW, Terms.NONE, busyUntilLastYear)))
                .isGreaterThan(Duration.ofHours(21));
    }

    @Test
    void asksNeverBeforeThePublisherAllows() {
        Terms ttl = new Terms(60L, 7_200L, Set.of(), Set.of());

        assertThat(shortest(() -> refresh.afterAnswer(NOW, fresh(3_600), every(LEAST))))
                .isGreaterThanOrEqualTo(Duration.ofHours(1));
        assertThat(shortest(() -> refresh.afterAnswer(NOW, ttl, every(LEAST))))
                .isGreaterThanOrEqualTo(Duration.ofHours(2));
        assertThat(shortest(() -> refresh.afterThrottling(NOW, Terms.NONE, Duration.ofHours(3))))
                .isGreaterThanOrEqualTo(Duration.ofHours(3));
        assertThat(shortest(() -> refresh.afterFailure(NOW, Terms.NONE, 1, Duration.ofHours(4))))
                .isGreaterThanOrEqualTo(Duration.ofHours(4));
    }

    @Test
    void believesNobodyWhoAsksForYears() {
        Duration years = Duration.ofDays(3_000);

        assertThat(longest(() -> refresh.afterThrottling(NOW, Terms.NONE, years)))
                .isLessThan(Duration.ofHours(27));
        assertThat(longest(() -> refresh.afterAnswer(NOW, fresh(years.toSeconds()), null)))
                .isLessThan(Duration.ofHours(27));
    }

    @Test
    void skipsTheHoursAndDaysThatThePublisherNames() {
        Terms nights = new Terms(null, null, Set.of(10, 11, 12), Set.of());
        Terms weekend =
                new Terms(null, null, Set.of(), Set.of(DayOfWeek.THURSDAY, DayOfWeek.FRIDAY));

        for (int i = 0; i < DRAWS; i++) {
            assertThat(refresh.afterAnswer(NOW, nights, null).atZone(ZoneOffset.UTC).getHour())
                    .isEqualTo(13);
            assertThat(refresh.afterFailure(NOW, weekend, 1, null).atZone(ZoneOffset.UTC))
                    .matches(t -> t.getDayOfWeek() == DayOfWeek.SATURDAY && t.getHour() == 0);
        }
    }

    @Test
    void asksAFeedThatSkipsEveryHourAllTheSame() {
        Terms never = new Terms(null, null, Set.of(), Set.of(DayOfWeek.values()));

        assertThat(refresh.afterAnswer(NOW, never, null))
                .isBefore(NOW.plus(Duration.ofMinutes(17)));
    }

    @Test
    void doublesTheWaitWithEachFailureUpToTheBoundAndNeverGivesUp() {
        assertThat(longest(() -> refresh.afterFailure(NOW, Terms.NONE, 1, null)))
                .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(17));
        assertThat(shortest(() -> refresh.afterFailure(NOW, Terms.NONE, 3, null)))
                .isBetween(Duration.ofMinutes(60), Duration.ofMinutes(66));
        assertThat(longest(() -> refresh.afterFailure(NOW, Terms.NONE, 5_000, null)))
                .isBetween(BACKOFF, Duration.ofHours(7));
    }

    @Test
    void asksAtAFixedIntervalWhereOneIsSet() {
        FeedRefresh fixed =
                new FeedRefresh(
                        FeedRefresh.Bounds.fixed(Duration.ofSeconds(1), MOST, BACKOFF),
                        new SplittableRandom(7));

        assertThat(fixed.afterAnswer(NOW, Terms.NONE, every(Duration.ofDays(3))))
                .isBetween(NOW.plusSeconds(1), NOW.plusMillis(1_100));
    }
}
