package pactwatch.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final Duration STANDARD = Duration.ofHours(75).plusMinutes(35).plusSeconds(5);

    @Test
    void triesAtLeast12TimesOverAtLeastTheTimeOfTheStandardWhateverTheJitter() {
        for (long seed = 1; seed <= 100; seed++) {
            Random random = new Random(seed);
            Duration total =
                    IntStream.range(1, RetrySchedule.ATTEMPTS_MAX)
                            .mapToObj(a -> RetrySchedule.waitAfter(a, null, random).orElseThrow())
                            .reduce(Duration.ZERO, Duration::plus);

            assertThat(total).as("seed %d", seed).isGreaterThanOrEqualTo(STANDARD);
        }
        assertThat(RetrySchedule.ATTEMPTS_MAX).isGreaterThanOrEqualTo(12);
    }

    @Test
    void waitsLongerEachTime() {
        List<Duration> waits = new ArrayList<>();
        RandomGenerator none = () -> 0;
        for (int attempt = 1; attempt < RetrySchedule.ATTEMPTS_MAX; attempt++) {
            waits.add(RetrySchedule.waitAfter(attempt, null, none).orElseThrow());
        }

        assertThat(waits).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        assertThat(RetrySchedule.waitAfter(RetrySchedule.ATTEMPTS_MAX, null, new Random(1)))
                .isEmpty();
    }

    @Test
    void waitsAsLongAsTheReceiverAsksButNoLongerThanADay() {
        Random random = new Random(1);

        assertThat(RetrySchedule.waitAfter(1, Duration.ofMinutes(7), random))
                .contains(Duration.ofMinutes(7));
        assertThat(RetrySchedule.waitAfter(1, Duration.ofDays(400), random))
                .contains(RetrySchedule.RETRY_AFTER_MAX);
        assertThat(RetrySchedule.waitAfter(12, Duration.ofSeconds(1), random))
                .map(w -> w.compareTo(Duration.ofHours(24)) >= 0)
                .isEqualTo(Optional.of(true));
    }
}
