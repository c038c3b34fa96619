package pactwatch.analysis.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pactwatch.analysis.LineSamples;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.log.Envelope;

class ClaimSetTest {

    private static final String FROZEN = "!AM SUSPENSION ACTUAL 2024-02-22";
    private static final String LEAVES = "!AM WITHDRAWAL ANNOUNCED 2024";

    private final ClaimSet set = new ClaimSet();

    private static Claim claim(String article, int version, String... lines) {
        return LineSamples.extract(LineSamples.article(article, version, lines)).getFirst();
    }

    @Test
    void letsTheHighestVersionSpeakWhateverComesFirst() {
        set.accept(LineSamples.claimed(claim("a", 2, "Moved down.", FROZEN)));
        set.accept(LineSamples.claimed(claim("a", 1, FROZEN)));

        assertThat(set.standing(Instant.MAX))
                .extracting(c -> c.article().version())
                .containsExactly(2);
    }

    @Test
    void dropsAClaimThatALaterVersionDoesNotSay() {
        Claim first = claim("a", 1, FROZEN);
        set.accept(LineSamples.unsaid(first, 2));
        set.accept(LineSamples.claimed(first));

        assertThat(set.standing(Instant.MAX)).isEmpty();
        assertThat(set.find(first.id())).contains(first);
    }

    @Test
    void tellsWhatStoodByWhatWasKnownThen() {
        Claim first = claim("a", 1, FROZEN);
        set.accept(LineSamples.claimed(first));
        set.accept(LineSamples.unsaid(first, 2));
        set.accept(LineSamples.claimed(claim("a", 3, FROZEN)));

        assertThat(set.standing(first.article().known().minusMillis(1))).isEmpty();
        assertThat(set.standing(first.article().known())).containsExactly(first);
        assertThat(set.standing(first.article().known().plusSeconds(60))).isEmpty();
        assertThat(set.standing(Instant.MAX)).hasSize(1);
    }

    @Test
    void countsOnlyWhatIsNew() {
        Claim first = claim("a", 1, FROZEN);

        assertThat(set.accept(LineSamples.claimed(first))).isTrue();
        assertThat(set.accept(LineSamples.claimed(first))).isFalse();
        assertThat(set.changes()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void dependsNeitherOnOrderNorOnRepetition(long seed) {
        List<Envelope<ClaimEvent>> events = new ArrayList<>();
        for (String article : List.of("a", "b", "c")) {
            Claim first = claim(article, 1, FROZEN);
            events.add(LineSamples.claimed(first));
            events.add(LineSamples.claimed(claim(article, 2, FROZEN, LEAVES)));
            events.add(LineSamples.unsaid(first, 3));
            events.add(LineSamples.claimed(claim(article, 3, LEAVES)));
        }
        events.forEach(set::accept);
        ClaimSet shuffled = new ClaimSet();
        List<Envelope<ClaimEvent>> twice = new ArrayList<>(events);
        twice.addAll(events);
        Collections.shuffle(twice, new Random(seed));

        twice.forEach(shuffled::accept);

        for (int minutes = 0; minutes < 5; minutes++) {
            Instant knownAt = LineSamples.NOW.plusSeconds(60L * minutes);
            assertThat(inOrder(shuffled.standing(knownAt)))
                    .as("seed %d", seed)
                    .isEqualTo(inOrder(set.standing(knownAt)));
        }
        assertThat(shuffled.asOf()).isEqualTo(set.asOf());
    }

    private static List<Claim> inOrder(List<Claim> claims) {
        return claims.stream().sorted(Comparator.comparing(Claim::id)).toList();
    }
}
