package pactwatch.analysis.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.contract.Kind;

class WeightsTest {

    private static final Set<Kind> ASKED = Set.of(Kind.SUSPENSION, Kind.WITHDRAWAL);

    private final Weights weights =
            Weights.read(
                    List.of("# a note", "SUSPENSION\talways\t-1.00", "SUSPENSION\tw:freeze\t3.00"));

    @Test
    void addsUpWhatTheFeaturesWeigh() {
        assertThat(weights.kinds(Set.of(), ASKED).get(Kind.SUSPENSION))
                .isCloseTo(0.269, within(.001));
        assertThat(weights.kinds(Set.of("w:freeze", "w:unheard"), ASKED).get(Kind.SUSPENSION))
                .isCloseTo(0.881, within(.001));
        assertThat(weights.kinds(Set.of(), ASKED)).doesNotContainKey(Kind.WITHDRAWAL);
    }

    @Test
    void saysWhatWeighedMost() {
        assertThat(weights.reasons(Kind.SUSPENSION, Set.of("w:freeze", "w:not")))
                .containsExactly("w:freeze +3.00");
    }

    @Test
    void refusesALineThatIsNoWeight() {
        assertThatThrownBy(() -> Weights.read(List.of("SUSPENSION w:freeze 3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("three columns");
    }
}
