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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;

/**
 * The weights of one language and pack, from a file that people can read: kind of act, assertion or
 * DATE, feature and weight, one a line. A feature that is not in the file weighs nothing.
 */
final class Weights {

    /** The feature that every candidate has. */
    static final String ALWAYS = "always";

    private static final int COLUMNS = 3;

    /** How many features are named as reasons. */
    private static final int SHARES = 6;

    /** A feature's share in a decision. */
    private record Share(String feature, double weight) {}

    /** The model that says how likely an act has a date. */
    static final String DATE = "DATE";

    /** One for each kind of act, one for each assertion, and one for dates. */
    private static final List<String> MODELS =
            Stream.of(
                            Arrays.stream(Kind.values()).map(Kind::name),
                            Arrays.stream(Assertion.values()).map(Assertion::name),
                            Stream.of(DATE))
                    .flatMap(names -> names)
                    .toList();

    private static final int DATES = MODELS.indexOf(DATE);

    private static final Map<Kind, Integer> KINDS = places(Kind.values());
    private static final Map<Assertion, Integer> ASSERTIONS = places(Assertion.values());

    private static <E extends Enum<E>> Map<E, Integer> places(E[] all) {
        return Arrays.stream(all)
                .collect(Collectors.toUnmodifiableMap(e -> e, e -> MODELS.indexOf(e.name())));
    }

    /** What the features of a candidate weigh together; of the other kinds nothing is known. */
    private static final class Sums {
        private final double[] sums = new double[MODELS.size()];
        private final boolean[] isKnown = new boolean[MODELS.size()];

        void add(int model, double weight) {
            sums[model] += weight;
            isKnown[model] = true;
        }
    }

    private final WeightTable table = new WeightTable();

    private boolean knowsDates;

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
            Weights weights = new Weights();
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(weights::readLine);
            return Optional.of(weights);
        } catch (IOException e) {
            throw new UncheckedIOException("The weights cannot be read: " + resource, e);
        }
    }

    static Weights read(List<String> lines) {
        Weights weights = new Weights();
        lines.forEach(weights::readLine);
        return weights;
    }

    private void readLine(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException("A weight has three columns: " + line);
        }
        add(columns[0], columns[1], Double.parseDouble(columns[2]));
    }

    private void add(String model, String feature, double weight) {
        int at = MODELS.indexOf(model);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "A weight is of a kind, an assertion or DATE: " + model);
        }
        knowsDates |= at == DATES;
        table.add(feature, at, weight);
    }

    /** The probability that a candidate's sentence tells an act, of kinds that have weights. */
    Map<Kind, Double> kinds(Set<String> features, Set<Kind> asked) {
        Sums sums = sums(features);
        Map<Kind, Double> probabilities = new EnumMap<>(Kind.class);
        for (Kind kind : asked) {
            int at = KINDS.getOrDefault(kind, 0);
            if (sums.isKnown[at]) {
                probabilities.put(kind, 1 / (1 + Math.exp(-sums.sums[at])));
            }
        }
        return probabilities;
    }

    /**
     * How likely the source of a candidate's sentence commits itself to an act in each way, 0 to 1.
     *
     * @param said what the rules read
     */
    Map<Assertion, Double> assertions(Kind kind, Set<Assertion> said, Set<String> features) {
        Sums sums = sums(features);
        for (String feature : features(kind, said)) {
            table.read(feature, sums::add);
        }
        Map<Assertion, Double> probabilities = new EnumMap<>(Assertion.class);
        for (Assertion assertion : Assertion.values()) {
            int at = ASSERTIONS.getOrDefault(assertion, 0);
            if (sums.isKnown[at]) {
                probabilities.put(assertion, 1 / (1 + Math.exp(-sums.sums[at])));
            }
        }
        return probabilities;
    }

    /** The features by which the models of the assertions know the act and what the rules read. */
    static Set<String> features(Kind kind, Set<Assertion> said) {
        Set<String> features = new HashSet<>(Set.of("kind:" + kind));
        for (Assertion assertion : said) {
            features.add("said:" + assertion);
            features.add("said:" + assertion + ":" + kind);
        }
        return features;
    }

    /** Whether anything was learnt of dates. */
    boolean knowsDates() {
        return knowsDates;
    }

    /** What speaks for a date, on an open scale. */
    double date(Set<String> features) {
        return sums(features).sums[DATES];
    }

    private Sums sums(Set<String> features) {
        Sums sums = new Sums();
        table.read(ALWAYS, sums::add);
        for (String feature : features) {
            table.read(feature, sums::add);
        }
        return sums;
    }

    /** The features that weigh most in a decision on a kind, as "name weight". */
    List<String> reasons(Kind kind, Set<String> features) {
        return reasons(KINDS.getOrDefault(kind, 0), features);
    }

    /** The features that weigh most for and against a date, as "name weight". */
    List<String> reasonsOfDate(Set<String> features) {
        return reasons(DATES, features);
    }

    /** The weightiest first. */
    private List<String> reasons(int model, Set<String> features) {
        return features.stream()
                .map(f -> new Share(f, weight(model, f)))
                .filter(s -> s.weight() != 0)
                .sorted(
                        Comparator.comparingDouble((Share s) -> -Math.abs(s.weight()))
                                .thenComparing(Share::feature))
                .limit(SHARES)
                .map(s -> String.format(Locale.ROOT, "%s %+.2f", s.feature(), s.weight()))
                .toList();
    }

    private double weight(int model, String feature) {
        Sums sums = new Sums();
        table.read(feature, sums::add);
        return sums.sums[model];
    }
}
