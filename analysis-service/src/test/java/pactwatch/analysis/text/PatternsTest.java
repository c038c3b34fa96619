package pactwatch.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PatternsTest {

    private static List<Mark> find(Patterns patterns, String text) {
        return patterns.find(SentenceReader.read(text).getFirst());
    }

    @Test
    void matchesChoicesStemsOptionalAndAnyWords() {
        Patterns patterns =
                new Patterns.Builder()
                        .add("A", "x", "put|place it|its? on hold")
                        .add("B", "y", "член* _ ОДКБ")
                        .build();

        assertThat(find(patterns, "They put on hold the talks"))
                .containsExactly(new Mark("A", "x", 1, 4));
        assertThat(find(patterns, "Членство в ОДКБ")).containsExactly(new Mark("B", "y", 0, 3));
        assertThat(find(patterns, "They put it away")).isEmpty();
    }

    @Test
    void keepsTheLongestMarkOfACategory() {
        Patterns patterns =
                new Patterns.Builder()
                        .add("PACT", "short", "Collective Security")
                        .add("PACT", "long", "Collective Security Treaty")
                        .build();

        assertThat(find(patterns, "Collective Security Treaty"))
                .containsExactly(new Mark("PACT", "long", 0, 3));
    }

    @Test
    void refusesPatternsThatCouldBeEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Patterns.Builder().add("A", "x", "maybe?"));
    }
}
