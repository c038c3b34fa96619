package pactwatch.analysis.learned;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.pack.Pack;

/**
 * Trains the weights of a language from labelled articles: for each kind a logistic model over the
 * sentences, of which a labelled act takes the one that tells it best, and for each assertion one
 * over those; then a model of how likely a date is that of an act.
 */
public final class Training {

    /** A missed act costs as much as two invented ones. */
    private static final double TOLD_COST = 2;

    /** What the square of a weight costs, of a kind and of an assertion. */
    private static final double SQUARE_COST = 0.5;

    private static final double ASSERTION_SQUARE_COST = 1.5;

    private static final int ROUNDS = 3;
    private static final int ACTS_MIN = 3;

    /** A candidate with the indices of its features. */
    private static final class Row {
        private final int lesson;
        private final Candidate candidate;
        private final int[] features;

        Row(int lesson, Candidate candidate, int[] features) {
            this.lesson = lesson;
            this.candidate = candidate;
            this.features = features;
        }
    }

    private final List<Lesson> lessons;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> index;
    private final List<String> lines = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();

    /** Acts that the rules did not find, by the lesson. */
    private final IdentityHashMap<Lesson, List<ToldAct>> missed = new IdentityHashMap<>();

    /** A labelled act with the sentence that tells it best. */
    private record Act(Set<Assertion> assertions, Set<String> features) {}

    private Training(Pack pack, List<Lesson> given) {
        this.lessons = new ArrayList<>(given);
        given.forEach(l -> lessons.add(withoutRules(l)));
        List<List<Candidate>> all =
                lessons.stream()
                        .map(l -> Candidates.of(pack, l.published(), l.passages(), l.claims()))
                        .toList();
        this.index =
                Logistic.index(
                        all.stream().flatMap(List::stream).map(Candidate::features).toList());
        for (int i = 0; i < all.size(); i++) {
            for (Candidate candidate : all.get(i)) {
                rows.add(new Row(i, candidate, Logistic.indices(candidate.features(), index)));
            }
        }
    }

    /** Each article is read once more as if the rules had missed all, so that words weigh too. */
    private static Lesson withoutRules(Lesson lesson) {
        return new Lesson(lesson.published(), lesson.passages(), List.of(), lesson.answers());
    }

    /** The lines of the file of weights. */
    public static List<String> train(Pack pack, List<Lesson> lessons) {
        Training training = new Training(pack, lessons);
        for (Kind kind : Kind.values()) {
            training.learn(kind);
        }
        training.learnAssertions();
        training.lines.addAll(DateTraining.train(lessons, training.missed));
        return training.lines;
    }

    private void learn(Kind kind) {
        Map<List<Object>, List<Row>> told = new HashMap<>();
        List<Row> untold = new ArrayList<>();
        for (Row row : rows) {
            List<Lesson.Answer> answers =
                    lessons.get(row.lesson).answers().stream()
                            .filter(a -> a.kind() == kind)
                            .filter(a -> a.member().equals(row.candidate.member()))
                            .toList();
            if (answers.isEmpty()) {
                untold.add(row);
            } else if (answers.stream().anyMatch(a -> !a.isOptional())) {
                told.computeIfAbsent(
                                List.of(row.lesson, row.candidate.member()), _ -> new ArrayList<>())
                        .add(row);
            }
        }
        if (told.size() < ACTS_MIN) {
            return;
        }
        double[] weights = new double[index.size()];
        for (int round = 0; round < ROUNDS; round++) {
            List<Row> positive = new ArrayList<>();
            for (List<Row> sentences : told.values()) {
                positive.addAll(round == 0 ? likely(sentences, kind) : best(sentences, weights));
            }
            weights =
                    Logistic.learn(
                            features(positive), features(untold), TOLD_COST, SQUARE_COST, weights);
        }
        lines.addAll(Logistic.lines(kind.name(), weights, index));
        for (List<Row> sentences : told.values()) {
            Row best = best(sentences, weights).getFirst();
            Set<String> features = new HashSet<>(best.candidate.features());
            features.addAll(Weights.features(kind, said(best, kind)));
            acts.add(new Act(assertions(best, kind), features));
            noteMissed(best, kind);
        }
    }

    private void noteMissed(Row row, Kind kind) {
        Set<Assertion> missing = assertions(row, kind);
        missing.removeAll(said(row, kind));
        for (Assertion assertion : missing) {
            missed.computeIfAbsent(lessons.get(row.lesson), _ -> new ArrayList<>())
                    .add(
                            new ToldAct(
                                    kind,
                                    row.candidate.member(),
                                    assertion,
                                    row.candidate.passage(),
                                    null));
        }
    }

    private Set<Assertion> said(Row row, Kind kind) {
        return lessons.get(row.lesson).claims().stream()
                .filter(c -> c.kind() == kind && c.member().equals(row.candidate.member()))
                .map(Claim::assertion)
                .collect(Collectors.toSet());
    }

    private Set<Assertion> assertions(Row row, Kind kind) {
        return lessons.get(row.lesson).answers().stream()
                .filter(a -> a.kind() == kind && a.member().equals(row.candidate.member()))
                .filter(a -> !a.isOptional())
                .map(Lesson.Answer::assertion)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One model for each assertion, over the sentences that tell an act of any kind. */
    private void learnAssertions() {
        List<Set<String>> features = acts.stream().map(Act::features).toList();
        Map<String, Integer> names = Logistic.index(features);
        for (Assertion assertion : Assertion.values()) {
            double[] weights =
                    Logistic.learn(
                            indices(names, a -> a.assertions.contains(assertion)),
                            indices(names, a -> !a.assertions.contains(assertion)),
                            1,
                            ASSERTION_SQUARE_COST,
                            new double[names.size()]);
            lines.addAll(Logistic.lines(assertion.name(), weights, names));
        }
    }

    private List<int[]> indices(Map<String, Integer> names, Predicate<Act> which) {
        return acts.stream().filter(which).map(a -> Logistic.indices(a.features, names)).toList();
    }

    private static List<int[]> features(List<Row> some) {
        return some.stream().map(r -> r.features).toList();
    }

    /** Where the rules found it, else where the member is named. */
    private static List<Row> likely(List<Row> sentences, Kind kind) {
        List<Row> found =
                sentences.stream()
                        .filter(r -> r.candidate.features().contains("rule:" + kind))
                        .toList();
        List<Row> named =
                sentences.stream()
                        .filter(r -> r.candidate.features().contains("how=named"))
                        .toList();
        return !found.isEmpty() ? found : !named.isEmpty() ? named : sentences;
    }

    private static List<Row> best(List<Row> sentences, double[] weights) {
        Row best = sentences.getFirst();
        for (Row row : sentences) {
            best =
                    Logistic.sum(row.features, weights) > Logistic.sum(best.features, weights)
                            ? row
                            : best;
        }
        return List.of(best);
    }
}
