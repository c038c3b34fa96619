package pactwatch.analysis.learned;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Morphology;
import pactwatch.analysis.text.Sentence;
import pactwatch.analysis.text.SentenceReader;

class DatingTest {

    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    private static final Passage PASSAGE =
            passage("Armenia froze it in 2023 , said on Tuesday", "2023", 4, "2024-02-27", 8);

    private static Passage passage(String text, String first, int at, String second, int other) {
        Sentence sentence = SentenceReader.read(text, Morphology.ofLanguage("en")).getFirst();
        return new Passage(
                false,
                sentence,
                List.of(new Mark("SAY", "x", 6, 7)),
                List.of(),
                List.of(new Mark("MEMBER", "AM", 0, 1)),
                List.of(
                        new Mark("DATE", first, at, at + 1),
                        new Mark("DATE", second, other, other + 1)),
                true,
                null);
    }

    private static Finding finding() {
        return new Finding(Kind.SUSPENSION, "AM", Assertion.ACTUAL, .9, PASSAGE, Set.of());
    }

    private static Dating dating(String... lines) {
        return new Dating(Weights.read(List.of(lines)), DAY, List.of(PASSAGE), List.of());
    }

    @Test
    void leavesTheDateWhereNothingWasLearntOfDates() {
        assertThat(dating("SUSPENSION\tw:freeze\t3").of(finding(), "2024-02")).isEqualTo("2024-02");
    }

    @Test
    void choosesWhatSpeaksForADate() {
        assertThat(dating("DATE\td:here\t3", "DATE\td:said\t-3").of(finding(), null))
                .isEqualTo("2023");
    }

    @Test
    void choosesNoneWhereThatIsLikeliest() {
        assertThat(dating("DATE\td:none\t9").of(finding(), "2024-02")).isNull();
    }

    /** Two days that are as likely as each other leave their month. */
    @Test
    void prefersALessPreciseDateThatIsRightEitherWay() {
        Passage twoDays =
                passage("Armenia froze it on 5 or then 6", "2024-02-05", 4, "2024-02-06", 7);
        Dating dating =
                new Dating(
                        Weights.read(List.of("DATE\td:here\t3", "DATE\td:in:before\t2.5")),
                        DAY,
                        List.of(monthOnly(), twoDays),
                        List.of());

        assertThat(
                        dating.of(
                                new Finding(
                                        Kind.SUSPENSION,
                                        "AM",
                                        Assertion.ACTUAL,
                                        .9,
                                        twoDays,
                                        Set.of()),
                                null))
                .isEqualTo("2024-02");
    }

    private static Passage monthOnly() {
        return passage("Armenia froze it in February , not in 2022", "2024-02", 4, "2022", 8);
    }
}
