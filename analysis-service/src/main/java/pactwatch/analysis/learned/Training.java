package pactwatch.analysis.learned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.pack.Pack;

/**
 * Trains the weights of a language from labelled articles: for each kind a logistic model over the
 * sentences, of which a labelled act takes the one that tells it best, and for each assertion one
 * over those. The weights are held small by their squares; light ones are left out.
 */
public final class Training {

    /** A feature that fewer sentences show teaches nothing. */
    private static final int SEEN_MIN = 3;

    /** Lighter weights are left out of the file. */
    private static final double WEIGHT_MIN = 0.05;

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
    private final Map<String, Integer> index = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();

    /** A labelled act with the sentence that tells it best. */
    private record Act(Set<Assertion> assertions, Set<String> features) {}

    private Training(Pack pack, List<Lesson> given) {
        this.lessons = new ArrayList<>(given);
        given.forEach(l -> lessons.add(withoutRules(l)));
        List<List<Candidate>> all =
                lessons.stream()
                        .map(l -> Candidates.of(pack, l.published(), l.passages(), l.claims()))
                        .toList();
        index(all.stream().flatMap(List::stream).map(Candidate::features).toList(), index);
        for (int i = 0; i < all.size(); i++) {
            for (Candidate candidate : all.get(i)) {
                rows.add(new Row(i, candidate, indices(candidate.features(), index)));
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
        return training.lines;
    }

    private static void index(Collection<Set<String>> all, Map<String, Integer> index) {
        Map<String, Integer> seen = new TreeMap<>();
        all.forEach(features -> features.forEach(f -> seen.merge(f, 1, Integer::sum)));
        index.put(Weights.ALWAYS, 0);
        seen.forEach((feature, count) -> {
            if (count >= SEEN_MIN) {
                index.put(feature, index.size());
            }
        });
    }

    private static int[] indices(Set<String> features, Map<String, Integer> index) {
        int[] found =
                features.stream()
                        .filter(index::containsKey)
                        .mapToInt(index::get)
                        .sorted()
                        .toArray();
        int[] all = Arrays.copyOf(found, found.length + 1);
        all[found.length] = index.getOrDefault(Weights.ALWAYS, 0);
        return all;
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
            weights = logistic(positive, untold, weights);
        }
        write(kind.name(), weights, index);
        for (List<Row> sentences : told.values()) {
            Row best = best(sentences, weights).getFirst();
            Set<String> features = new HashSet<>(best.candidate.features());
            features.addAll(Weights.features(kind, said(best, kind)));
            acts.add(new Act(assertions(best, kind), features));
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
                .collect(Collectors.toSet());
    }

    /** One model for each assertion, over the sentences that tell an act of any kind. */
    private void learnAssertions() {
        List<Set<String>> features = acts.stream().map(Act::features).toList();
        Map<String, Integer> names = new TreeMap<>();
        index(features, names);
        List<int[]> rowsOfActs = features.stream().map(f -> indices(f, names)).toList();
        for (Assertion assertion : Assertion.values()) {
            double[] weights =
                    Minimiser.minimise(
                            (point, gradient) -> {
                                double value = squares(point, gradient, ASSERTION_SQUARE_COST);
                                for (int i = 0; i < acts.size(); i++) {
                                    int sign = acts.get(i).assertions.contains(assertion) ? 1 : -1;
                                    value += cost(rowsOfActs.get(i), point, gradient, sign, 1);
                                }
                                return value;
                            },
                            new double[names.size()]);
            write(assertion.name(), weights, names);
        }
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
            best = sum(row.features, weights) > sum(best.features, weights) ? row : best;
        }
        return List.of(best);
    }

    private static double sum(int[] features, double[] weights) {
        double sum = 0;
        for (int feature : features) {
            sum += weights[feature];
        }
        return sum;
    }

    private double[] logistic(List<Row> told, List<Row> untold, double[] from) {
        return Minimiser.minimise(
                (point, gradient) -> {
                    double value = squares(point, gradient, SQUARE_COST);
                    for (Row row : told) {
                        value += cost(row.features, point, gradient, 1, TOLD_COST);
                    }
                    for (Row row : untold) {
                        value += cost(row.features, point, gradient, -1, 1);
                    }
                    return value;
                },
                from);
    }

    private static double squares(double[] point, double[] gradient, double cost) {
        double value = 0;
        for (int i = 0; i < point.length; i++) {
            value += cost * point[i] * point[i] / 2;
            gradient[i] = cost * point[i];
        }
        return value;
    }

    private static double cost(
            int[] features, double[] point, double[] gradient, int sign, double cost) {
        double margin = sign * sum(features, point);
        double doubt = 1 / (1 + Math.exp(margin));
        for (int feature : features) {
            gradient[feature] -= cost * sign * doubt;
        }
        return cost
                * (margin > 0
                        ? Math.log1p(Math.exp(-margin))
                        : Math.log1p(Math.exp(margin)) - margin);
    }

    private void write(String model, double[] weights, Map<String, Integer> names) {
        for (String feature : new TreeSet<>(names.keySet())) {
            double weight = weights[names.getOrDefault(feature, 0)];
            if (Math.abs(weight) >= WEIGHT_MIN) {
                lines.add(String.format(Locale.ROOT, "%s\t%s\t%.2f", model, feature, weight));
            }
        }
    }
}
