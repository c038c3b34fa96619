package pactwatch.analysis.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import pactwatch.log.Vitals;

/**
 * The figures that instances told of themselves, added up over a service.
 *
 * @param signs the last of each instance
 */
record SystemFigures(List<Vitals.Sign> signs, Instant now) {

    /** After this time without a word an instance is called silent. */
    static final Duration SILENT_AFTER = Duration.ofSeconds(35);

    private static final String COUNT = "_seconds_count";

    /**
     * How long something took in the last hour.
     *
     * @param count since the instances started
     * @param typical half of them took no longer, in seconds; absent if there was none in the hour
     * @param slow nineteen of twenty took no longer
     */
    record Took(long count, OptionalDouble typical, OptionalDouble slow) {}

    SystemFigures {
        signs = List.copyOf(signs);
    }

    boolean isSilent(Vitals.Sign sign) {
        return sign.at().plus(SILENT_AFTER).isBefore(now);
    }

    private Stream<Vitals.Sign> heard() {
        return signs.stream().filter(s -> !isSilent(s));
    }

    private DoubleStream of(String metric) {
        return heard().flatMapToDouble(s ->
                s.figuresOf(metric).values().stream().mapToDouble(Double::doubleValue));
    }

    private DoubleStream named(String figure) {
        return heard().flatMapToDouble(s -> s.figure(figure).stream());
    }

    /** The sum over all instances and labels. */
    double sum(String metric) {
        return of(metric).sum();
    }

    /** The highest over all instances; 0 if nobody tells. */
    double max(String figure) {
        return named(figure).max().orElse(0);
    }

    /** The sum of one figure over all instances. */
    double sumOf(String figure) {
        return named(figure).sum();
    }

    /** How long a metric with a label took; of several instances the slowest counts. */
    Took took(String metric, String label) {
        String of = label.isEmpty() ? "" : "{" + label + "}";
        return new Took(
                (long) sumOf(metric + COUNT + of),
                quantile(metric, label, "0.5"),
                quantile(metric, label, "0.95"));
    }

    private OptionalDouble quantile(String metric, String label, String quantile) {
        String labels = "quantile=\"" + quantile + "\"" + (label.isEmpty() ? "" : "," + label);
        return named(metric + "_seconds{" + labels + "}").filter(v -> v > 0).max();
    }

    /** Records that the steps of an instance have not read. */
    static long lag(Vitals.Sign sign) {
        Map<String, Double> lags = sign.figuresOf("kafka_consumergroup_lag");
        return (long) lags.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
