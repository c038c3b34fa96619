package pactwatch.analysis.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsOfTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant THEN = Instant.parse("2021-01-01T00:00:00Z");

    @Test
    void countsTheEndOfADay() {
        assertThat(AsOf.parse("2024-02-22")).contains(Instant.parse("2024-02-22T23:59:59.999Z"));
        assertThat(AsOf.parse(" 2024-02-22T18:00:00Z "))
                .contains(Instant.parse("2024-02-22T18:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2024", "22.02.2024", "2024-02-30", "yesterday", "2024-02-22T18:00"})
    void takesNothingElse(String text) {
        assertThat(AsOf.parse(text)).isEmpty();
    }

    @Test
    void takesWhatHeldWhenItWasKnownUnlessToldOtherwise() {
        assertThat(AsOf.PRESENT.valid(NOW)).isEqualTo(NOW);
        assertThat(new AsOf(null, THEN).valid(NOW)).isEqualTo(THEN);
        assertThat(new AsOf(THEN, null).known(NOW)).isEqualTo(NOW);
        assertThat(new AsOf(THEN, null).valid(NOW)).isEqualTo(THEN);
    }
}
