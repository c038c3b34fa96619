package pactwatch.analysis.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReachTest {

    private static final int RUNS = 100;
    private static final int CHANGES = 60;

    @Test
    void saysTheSameAsLookingAtEveryChange() {
        for (long seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            Reach reach = new Reach();
            List<Instant> known = new ArrayList<>();
            for (int i = 1; i <= CHANGES; i++) {
                known.add(time(random));
                reach.changed(i, known.getLast());
                int before = random.nextInt(i + 1);
                Instant at = time(random);
                assertThat(reach.isReached(before, at))
                        .as("seed %d, change %d, after %d, at %s", seed, i, before, at)
                        .isEqualTo(known.subList(before, i).stream().anyMatch(k -> !k.isAfter(at)));
            }
        }
    }

    private static Instant time(Random random) {
        return Instant.ofEpochSecond(random.nextInt(30));
    }
}
