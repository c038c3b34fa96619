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
    void matchesLemmasOverGapsAndTakesTheTenseOfTheWord() {
        Patterns patterns =
                new Patterns.Builder().add("FREEZE", "V", "put <0-4> on hold|ice").build();

        assertThat(english(patterns, "Yerevan puts all of its work on ice"))
                .containsExactly(new Mark("FREEZE", "PRES", 1, 8));
        assertThat(english(patterns, "Yerevan puts, for now, its work on ice")).isEmpty();
    }

    @Test
    void matchesTheFormAloneWhereItIsAskedFor() {
        Patterns patterns = new Patterns.Builder().add("A", "x", "=left").build();

        assertThat(english(patterns, "the left")).hasSize(1);
        assertThat(english(patterns, "they leave")).isEmpty();
    }

    @Test
    void refersToMarksOfOtherRowsByTheirClass() {
        Patterns patterns =
                new Patterns.Builder()
                        .add("MEETING", "x", "summit|session")
                        .add("SKIP", "V", "stay away from <0-2> @MEETING")
                        .build();

        assertThat(english(patterns, "He stayed away from the Minsk summits"))
                .contains(new Mark("SKIP", "PAST", 1, 7));
        assertThat(english(patterns, "He stayed away from the press")).isEmpty();
    }

    private static List<Mark> english(Patterns patterns, String text) {
        return patterns.find(SentenceReader.read(text, Morphology.ofLanguage("en")).getFirst());
    }

    @Test
    void refusesPatternsThatCouldBeEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Patterns.Builder().add("A", "x", "maybe?"));
    }
}
