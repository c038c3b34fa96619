package pactwatch.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Samples in the text format of Prometheus, and what a query names of them. */
final class Metrics {

    /** One sample. */
    record Sample(String name, Map<String, String> labels, double value) {}

    private static final Pattern SAMPLE =
            Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\{(.*?)}");
    private static final Pattern NOT_METRICS =
            Pattern.compile(
                    "\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)|\\{.*?}|\\[.*?]|\"[^\"]*\"");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\w|\\s*\\()");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");

    private final List<Sample> samples = new ArrayList<>();

    /** Takes in what one service exposes. */
    void read(String text) {
        for (String line : text.lines().toList()) {
            Matcher sample = SAMPLE.matcher(line);
            if (!line.startsWith("#") && sample.find()) {
                samples.add(
                        new Sample(
                                sample.group(1),
                                labels(sample.group(2) == null ? "" : sample.group(2)),
                                Double.parseDouble(sample.group(3).replace("+Inf", "Infinity"))));
            }
        }
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        Matcher label = LABEL.matcher(text);
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return labels;
    }

    Set<String> names() {
        return samples.stream().map(Sample::name).collect(Collectors.toSet());
    }

    /** The sum of all samples of a metric that have a label. */
    double sum(String name, String label, String value) {
        return samples.stream()
                .filter(s -> s.name().equals(name) && value.equals(s.labels().get(label)))
                .mapToDouble(Sample::value)
                .sum();
    }

    /** How many samples of a metric have a label. */
    long count(String name, String label, String value) {
        return samples.stream()
                .filter(s -> s.name().equals(name) && value.equals(s.labels().get(label)))
                .count();
    }

    /** The highest sample of a metric; NaN if there is none. */
    double max(String name) {
        return samples.stream()
                .filter(s -> s.name().equals(name))
                .mapToDouble(Sample::value)
                .max()
                .orElse(Double.NaN);
    }

    /** Whether a metric has a sample with a label of this name. */
    boolean hasLabel(String name, String label) {
        return samples.stream()
                .anyMatch(s -> s.name().equals(name) && s.labels().containsKey(label));
    }

    /** The metrics that a PromQL expression names. */
    static Set<String> namedIn(String expression) {
        String bare = NOT_METRICS.matcher(expression).replaceAll(" ");
        return WORD.matcher(bare)
                .results()
                .map(m -> m.group())
                .filter(w -> !OPERATORS.contains(w))
                .collect(Collectors.toSet());
    }

    /** The labels that a PromQL expression selects by, by metric. */
    static Map<String, Set<String>> labelsIn(String expression) {
        Map<String, Set<String>> all = new HashMap<>();
        Matcher selector = SELECTOR.matcher(expression);
        while (selector.find()) {
            Matcher matcher =
                    Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)").matcher(selector.group(2));
            while (matcher.find()) {
                all.computeIfAbsent(selector.group(1), _ -> new java.util.HashSet<>())
                        .add(matcher.group(1));
            }
        }
        return all;
    }
}
