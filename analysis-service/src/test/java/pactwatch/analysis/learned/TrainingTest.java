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

    private static Passage passage(Sentence sentence, List<Mark> dates) {
        return new Passage(
                false,
                sentence,
                List.of(),
                List.of(),
                List.of(new Mark("MEMBER", "AM", 0, 1)),
                dates,
                true,
                null);
    }

    private static Lesson lesson(String text) {
        Sentence sentence = SentenceReader.read(text, Morphology.ofLanguage("en")).getFirst();
        Passage passage = passage(sentence, List.of());
        List<Lesson.Answer> answers =
                text.contains("glub")
                        ? List.of(
                                new Lesson.Answer(
                                        Kind.SUSPENSION, "AM", Assertion.DENIED, null, false))
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

    /** Which date of a sentence is that of the act is learnt from the words around it. */
    @Test
    void learnsWhichDateIsTheActs() {
        List<Lesson> lessons = new ArrayList<>();
        for (int year = 2001; year < 2013; year++) {
            lessons.add(dated("Armenia did glub in " + year + " and sing by " + (year + 3), year));
            lessons.add(dated("Armenia did sing by " + (year - 2) + " and glub in " + year, year));
        }
        Lesson unseen = dated("Armenia did glub in 2015 and sing by 2017", 2015);

        Weights weights = Weights.read(Training.train(PACK, lessons));

        Passage passage = unseen.passages().getFirst();
        Finding found = new Finding(Kind.SUSPENSION, "AM", Assertion.ACTUAL, .9, passage, Set.of());
        assertThat(new Dating(weights, DAY, unseen.passages(), List.of()).of(found, null))
                .isEqualTo("2015");
    }

    private static Lesson dated(String text, int year) {
        Sentence sentence = SentenceReader.read(text, Morphology.ofLanguage("en")).getFirst();
        List<Mark> dates = new ArrayList<>();
        for (int i = 0; i < sentence.size(); i++) {
            if (Character.isDigit(sentence.token(i).form().charAt(0))) {
                dates.add(new Mark("DATE", sentence.token(i).form(), i, i + 1));
            }
        }
        Passage passage = passage(sentence, dates);
        Lesson.Answer answer =
                new Lesson.Answer(
                        Kind.SUSPENSION, "AM", Assertion.ACTUAL, Integer.toString(year), false);
        return new Lesson(DAY, List.of(passage), List.of(), List.of(answer));
    }
}
