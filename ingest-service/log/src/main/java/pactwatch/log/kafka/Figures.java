package pactwatch.log.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics of this project in a registry, as names and values. */
final class Figures {

    /** More than any instance has; what is above it is left out. */
    private static final int FIGURES_MAX = 1_000;

    private final Map<String, Double> figures = new TreeMap<>();

    private Figures() {}

    /** All that a registry knows at the moment, by the name that Prometheus would write. */
    static Map<String, Double> of(MeterRegistry registry) {
        Figures all = new Figures();
        for (Meter meter : registry.getMeters()) {
            all.add(meter);
        }
        return all.figures;
    }

    private void add(Meter meter) {
        String name = meter.getId().getName();
        if (!name.startsWith("pactwatch.") && !name.startsWith("kafka.consumergroup.")) {
            return;
        }
        switch (meter) {
            case Timer timer -> add(timer);
            case Counter counter -> put(meter, "_total", counter.count());
            case Gauge gauge -> put(meter, unit(meter), gauge.value());
            default -> {} // the project has no other kinds
        }
    }

    private void add(Timer timer) {
        HistogramSnapshot snapshot = timer.takeSnapshot();
        put(timer, "_seconds_count", (double) snapshot.count());
        put(timer, "_seconds_sum", snapshot.total(TimeUnit.SECONDS));
        for (ValueAtPercentile value : snapshot.percentileValues()) {
            put(
                    timer,
                    "_seconds",
                    value.value(TimeUnit.SECONDS),
                    Tag.of("quantile", Double.toString(value.percentile())));
        }
    }

    private static String unit(Meter meter) {
        String unit = meter.getId().getBaseUnit();
        return unit == null ? "" : "_" + unit;
    }

    private void put(Meter meter, String suffix, double value, Tag... more) {
        if (Double.isNaN(value) || figures.size() >= FIGURES_MAX) {
            return;
        }
        String labels =
                Stream.concat(meter.getId().getTags().stream(), Stream.of(more))
                        .sorted(Comparator.comparing(Tag::getKey))
                        .map(t -> t.getKey() + "=\"" + t.getValue() + "\"")
                        .collect(Collectors.joining(","));
        String name = meter.getId().getName().replace('.', '_') + suffix;
        figures.put(labels.isEmpty() ? name : name + "{" + labels + "}", value);
    }
}
