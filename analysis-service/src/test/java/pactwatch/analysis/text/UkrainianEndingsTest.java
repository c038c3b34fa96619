package pactwatch.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UkrainianEndingsTest {

    private final Morphology ukrainian = Morphology.ofLanguage("uk");

    @ParameterizedTest
    @CsvSource({
        "призупинила, PAST",
        "звернувся, PAST",
        "призупинено, PAST",
        "виходити, INF",
        "збирається, PRES",
        "обговорюють, PRES",
        "братиме, FUT"
    })
    void tellsTheTenseOfAVerb(String form, Morph.Tense tense) {
        assertThat(ukrainian.of(form)).extracting(Morph::tense).containsExactly(tense);
    }

    @ParameterizedTest
    @ValueSource(strings = {"депутати", "генерала", "саміт", "війна", "ні", "членство"})
    void takesNoNounForAVerb(String form) {
        assertThat(ukrainian.of(form)).isEmpty();
    }

    @Test
    void readsNothingOfAnEmptyForm() {
        assertThat(ukrainian.of("")).isEmpty();
    }
}
