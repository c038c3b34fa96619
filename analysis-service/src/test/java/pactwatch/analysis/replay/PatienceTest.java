package pactwatch.analysis.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Instant START = Instant.parse("2024-05-01T12:00:00Z");

    private final Patience patience = new Patience(Duration.ofSeconds(6));

    @Test
    void endsWhenARebuildHasStoodStill() {
        assertThat(isOver("g2", 5, 0)).isFalse();
        assertThat(isOver("g2", 5, 3)).isFalse();
        assertThat(isOver("g2", 5, 6)).isTrue();
    }

    @Test
    void beginsAnewWithEachArticle() {
        assertThat(isOver("g2", 5, 0)).isFalse();
        assertThat(isOver("g2", 5, 5)).isFalse();
        assertThat(isOver("g2", 6, 6)).isFalse();
        assertThat(isOver("g2", 6, 11)).isFalse();
    }

    @Test
    void beginsAnewWithAnotherRebuild() {
        assertThat(isOver("g2", 5, 0)).isFalse();
        assertThat(isOver("g3", 5, 60)).isFalse();
    }

    @Test
    void doesNotCountTheTimeInWhichNobodyCouldLook() {
        assertThat(isOver("g2", 5, 0)).isFalse();
        assertThat(isOver("g2", 5, 3_600)).isFalse();
        assertThat(isOver("g2", 5, 3_601)).isTrue();
    }

    @Test
    void hasALength() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Patience(Duration.ZERO));
    }

    private boolean isOver(String generation, long read, int second) {
        return patience.isOver(generation, read, START.plusSeconds(second));
    }
}
