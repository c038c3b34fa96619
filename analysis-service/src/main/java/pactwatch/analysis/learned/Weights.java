package pactwatch.analysis.learned;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    private static final int KINDS = Kind.values().length;

    /** What a feature weighs, by the place of the kind. */
    private static final class Row {
        private final double[] weights = new double[KINDS];
        private int[] kinds = new int[0];

        void set(int kind, double weight) {
            if (Arrays.stream(kinds).noneMatch(k -> k == kind)) {
                kinds = Arrays.copyOf(kinds, kinds.length + 1);
                kinds[kinds.length - 1] = kind;
            }
            weights[kind] = weight;
        }
    }

    /** What the features of a candidate weigh together; of the other kinds nothing is known. */
    private static final class Sums {
        private final double[] sums = new double[KINDS];
        private final boolean[] isKnown = new boolean[KINDS];

        void add(Row row) {
            for (int kind : row.kinds) {
                sums[kind] += row.weights[kind];
                isKnown[kind] = true;
            }
        }
    }

    private static final Row NOTHING = new Row();
    private static final List<Kind> ALL = List.of(Kind.values());

    private final Map<String, Row> byFeature = new HashMap<>();

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
                weights.add(Kind.valueOf(columns[0]), columns[1], Double.parseDouble(columns[2]));
            }
        }
        return weights;
    }

    private void add(Kind kind, String feature, double weight) {
        byFeature.computeIfAbsent(feature, _ -> new Row()).set(ALL.indexOf(kind), weight);
    }

    /** The probability that a candidate's sentence tells an act, of kinds that have weights. */
    Map<Kind, Double> kinds(Set<String> features, Set<Kind> asked) {
        Sums sums = new Sums();
        sums.add(byFeature.getOrDefault(ALWAYS, NOTHING));
        for (String feature : features) {
            sums.add(byFeature.getOrDefault(feature, NOTHING));
        }
        Map<Kind, Double> probabilities = new EnumMap<>(Kind.class);
        for (Kind kind : asked) {
            int at = ALL.indexOf(kind);
            if (sums.isKnown[at]) {
                probabilities.put(kind, 1 / (1 + Math.exp(-sums.sums[at])));
            }
        }
        return probabilities;
    }

    /** The features that weigh most in a decision, the weightiest first. */
    List<Share> shares(Kind kind, Set<String> features, int count) {
        int index = ALL.indexOf(kind);
        return features.stream()
                .map(f -> new Share(f, byFeature.getOrDefault(f, NOTHING).weights[index]))
                .filter(s -> s.weight() != 0)
                .sorted(
                        Comparator.comparingDouble((Share s) -> -Math.abs(s.weight()))
                                .thenComparing(Share::feature))
                .limit(count)
                .toList();
    }
}
