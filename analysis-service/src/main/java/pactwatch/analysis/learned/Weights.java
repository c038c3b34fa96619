package pactwatch.analysis.learned;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.contract.Kind;

/**
 * The weights of one language and pack, from a file that people can read: kind of act, feature and
 * weight, one a line. A feature that is not in the file weighs nothing.
 */
final class Weights {

    /** The feature that every candidate has. */
    static final String ALWAYS = "always";

    private static final int COLUMNS = 3;

    /** A feature's share in a decision. */
    record Share(String feature, double weight) {}

    private final Map<String, Map<String, Double>> byFeature = new HashMap<>();

    private Weights() {}

    /**
     * The weights of a pack for a language, if it has some.
     *
     * @throws IllegalArgumentException if a line is not what it should be
     */
    static Optional<Weights> of(String pack, String language) {
        String resource = "/packs/" + pack + "/weights/" + language + ".tsv";
        try (InputStream file = Weights.class.getResourceAsStream(resource)) {
            if (file == null) {
                return Optional.empty();
            }
            return Optional.of(
                    read(
                            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                                    .lines()
                                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("The weights cannot be read: " + resource, e);
        }
    }

    static Weights read(List<String> lines) {
        Weights weights = new Weights();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] columns = line.split("\t", -1);
                if (columns.length != COLUMNS) {
                    throw new IllegalArgumentException("A weight has three columns: " + line);
                }
                weights.byFeature
                        .computeIfAbsent(columns[1], _ -> new HashMap<>())
                        .put(columns[0], Double.valueOf(columns[2]));
            }
        }
        return weights;
    }

    /** The probability that a candidate's sentence tells an act of each kind. */
    Map<Kind, Double> kinds(Set<String> features) {
        Map<String, Double> sums = sums(features);
        Map<Kind, Double> probabilities = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Double sum = sums.get(kind.name());
            if (sum != null) {
                probabilities.put(kind, 1 / (1 + Math.exp(-sum)));
            }
        }
        return probabilities;
    }

    private Map<String, Double> sums(Set<String> features) {
        Map<String, Double> sums = new HashMap<>(byFeature.getOrDefault(ALWAYS, Map.of()));
        for (String feature : features) {
            byFeature
                    .getOrDefault(feature, Map.of())
                    .forEach((model, weight) -> sums.merge(model, weight, Double::sum));
        }
        return sums;
    }

    /** The features that weigh most in a decision, the weightiest first. */
    List<Share> shares(String model, Set<String> features, int count) {
        return features.stream()
                .map(f ->
                        new Share(f, byFeature.getOrDefault(f, Map.of()).getOrDefault(model, 0.0)))
                .filter(s -> s.weight() != 0)
                .sorted(
                        Comparator.comparingDouble((Share s) -> -Math.abs(s.weight()))
                                .thenComparing(Share::feature))
                .limit(count)
                .toList();
    }
}
