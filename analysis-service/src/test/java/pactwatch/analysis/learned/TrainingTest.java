package pactwatch.analysis.learned;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Morphology;
import pactwatch.analysis.text.Sentence;
import pactwatch.analysis.text.SentenceReader;

class TrainingTest {

    private static final Pack PACK = PackFiles.bundled("csto");
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    private static Lesson lesson(String text) {
        Sentence sentence = SentenceReader.read(text, Morphology.ofLanguage("en")).getFirst();
        Passage passage =
                new Passage(
                        false,
                        sentence,
                        List.of(),
                        List.of(),
                        List.of(new Mark("MEMBER", "AM", 0, 1)),
                        List.of(),
                        true,
                        null);
        List<Lesson.Answer> answers =
                text.contains("glub")
                        ? List.of(new Lesson.Answer(Kind.SUSPENSION, "AM", Assertion.DENIED, false))
                        : List.of();
        return new Lesson(DAY, List.of(passage), List.of(), answers);
    }

    /** A word that no lexicon knows is learnt from where it stands. */
    @Test
    void learnsAWordFromItsUse() {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            lessons.add(lesson("Armenia does glub today"));
            lessons.add(lesson("Armenia does sing today"));
        }

        Weights weights = Weights.read(Training.train(PACK, lessons));

        Set<String> told = features("Armenia does glub today");
        Set<String> untold = features("Armenia does sing today");
        assertThat(weights.kinds(told, Set.of(Kind.SUSPENSION)).get(Kind.SUSPENSION))
                .isGreaterThan(.8);
        assertThat(weights.kinds(untold, Set.of(Kind.SUSPENSION)).get(Kind.SUSPENSION))
                .isLessThan(.3);
    }

    /** With the word it learns how far those who use it commit themselves. */
    @Test
    void learnsHowAnActIsTold() {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            lessons.add(lesson("Armenia does glub today"));
            lessons.add(lesson("Armenia does sing today"));
        }

        Weights weights = Weights.read(Training.train(PACK, lessons));

        Commitments commitments = new Commitments(weights);
        assertThat(commitments.of(Kind.SUSPENSION, features("Armenia does glub today")))
                .isEqualTo(Assertion.DENIED);
    }

    private static Set<String> features(String text) {
        return Candidates.of(PACK, DAY, lesson(text).passages(), List.of()).getFirst().features();
    }
}
