package pactwatch.analysis.learned;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Trains the model of dates: which of its options an act has, by the dates of the answers. */
final class DateTraining {

    /** What the square of a weight costs. */
    private static final double SQUARE_COST = 3;

    private final List<Set<String>> right = new ArrayList<>();
    private final List<Set<String>> wrong = new ArrayList<>();

    private DateTraining() {}

    /**
     * The lines of the file of weights.
     *
     * @param missed acts that the rules did not find
     */
    static List<String> train(List<Lesson> lessons, IdentityHashMap<Lesson, List<ToldAct>> missed) {
        DateTraining training = new DateTraining();
        for (Lesson lesson : lessons) {
            lesson.claims()
                    .forEach(c ->
                            ToldAct.of(c, lesson.passages())
                                    .ifPresent(act -> training.add(lesson, act)));
            missed.getOrDefault(lesson, List.of()).forEach(act -> training.add(lesson, act));
        }
        return training.lines();
    }

    /** One of several dates will do; the same date as precise as the answer is better. */
    private void add(Lesson lesson, ToldAct act) {
        List<Lesson.Answer> answers =
                lesson.answers().stream()
                        .filter(a -> a.kind() == act.kind() && a.assertion() == act.assertion())
                        .filter(a -> a.member().equals(act.member()))
                        .toList();
        if (answers.isEmpty()) {
            return;
        }
        List<DateOption> options =
                DateOptions.of(lesson.published(), lesson.passages(), lesson.claims(), act);
        boolean isExact = options.stream().anyMatch(o -> isAnswered(o, answers, true));
        for (DateOption option : options) {
            (isAnswered(option, answers, isExact) ? right : wrong).add(option.features());
        }
    }

    private static boolean isAnswered(
            DateOption option, List<Lesson.Answer> answers, boolean isExact) {
        return answers.stream().anyMatch(a -> isSame(option.date(), a.date(), isExact));
    }

    private static boolean isSame(@Nullable String one, @Nullable String other, boolean isExact) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return isExact ? one.equals(other) : Edtf.isCompatible(one, other);
    }

    private List<String> lines() {
        List<Set<String>> all = new ArrayList<>(right);
        all.addAll(wrong);
        Map<String, Integer> index = Logistic.index(all);
        double[] weights =
                Logistic.learn(
                        right.stream().map(f -> Logistic.indices(f, index)).toList(),
                        wrong.stream().map(f -> Logistic.indices(f, index)).toList(),
                        1,
                        SQUARE_COST,
                        new double[index.size()]);
        return Logistic.lines(Weights.DATE, weights, index);
    }
}
