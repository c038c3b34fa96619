package pactwatch.analysis.learned;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A logistic model over named features, its weights held small by their squares. */
final class Logistic {

    /** A feature that fewer examples show teaches nothing. */
    private static final int SEEN_MIN = 3;

    /** Lighter weights are left out of the file. */
    private static final double WEIGHT_MIN = 0.05;

    private Logistic() {}

    /** Features that are seen often enough, each with its place. */
    static Map<String, Integer> index(Collection<Set<String>> all) {
        Map<String, Integer> seen = new TreeMap<>();
        all.forEach(features -> features.forEach(f -> seen.merge(f, 1, Integer::sum)));
        Map<String, Integer> index = new TreeMap<>();
        index.put(Weights.ALWAYS, 0);
        seen.forEach((feature, count) -> {
            if (count >= SEEN_MIN) {
                index.put(feature, index.size());
            }
        });
        return index;
    }

    /** The places of an example's features. */
    static int[] indices(Set<String> features, Map<String, Integer> index) {
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

    static double sum(int[] features, double[] weights) {
        double sum = 0;
        for (int feature : features) {
            sum += weights[feature];
        }
        return sum;
    }

    /**
     * The weights by which examples are told from counterexamples.
     *
     * @param missCost what a missed example costs, in invented ones
     * @param squareCost what the square of a weight costs
     * @param from where the search begins
     */
    static double[] learn(
            List<int[]> examples,
            List<int[]> counterexamples,
            double missCost,
            double squareCost,
            double[] from) {
        return Minimiser.minimise(
                (point, gradient) -> {
                    double value = squares(point, gradient, squareCost);
                    for (int[] features : examples) {
                        value += cost(features, point, gradient, 1, missCost);
                    }
                    for (int[] features : counterexamples) {
                        value += cost(features, point, gradient, -1, 1);
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

    /** The lines of the file of weights for a model. */
    static List<String> lines(String model, double[] weights, Map<String, Integer> index) {
        return new TreeSet<>(index.keySet())
                .stream()
                        .filter(f -> Math.abs(weights[index.getOrDefault(f, 0)]) >= WEIGHT_MIN)
                        .map(f ->
                                String.format(
                                        Locale.ROOT,
                                        "%s\t%s\t%.2f",
                                        model,
                                        f,
                                        weights[index.getOrDefault(f, 0)]))
                        .toList();
    }
}
