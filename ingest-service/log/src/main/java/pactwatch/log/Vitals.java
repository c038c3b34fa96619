package pactwatch.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The last that every instance told of itself. Safe for many threads. */
public final class Vitals {

    /** How long what an instance told is shown after its last word. */
    private static final Duration SHOWN_MAX = Duration.ofMinutes(10);

    /**
     * The last word of one instance.
     *
     * @param at when it was told
     */
    public record Sign(VitalsEvent.Told told, Instant at) {

        /** A figure by its name, labels included. */
        public OptionalDouble figure(String name) {
            Double value = told.figures().get(name);
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }

        /** All figures of one metric, whatever their labels. */
        public Map<String, Double> figuresOf(String metric) {
            Map<String, Double> found = new TreeMap<>();
            told.figures()
                    .forEach((name, value) -> {
                        if (name.equals(metric) || name.startsWith(metric + "{")) {
                            found.put(name, value);
                        }
                    });
            return found;
        }
    }

    private final Map<String, Sign> lastByInstance = new ConcurrentHashMap<>();

    /** Takes in one record of the topic. */
    public void accept(LogRecord<VitalsEvent> record) {
        switch (record.event()) {
            case VitalsEvent.Told told ->
                    lastByInstance.put(
                            told.instance(), new Sign(told, record.envelope().recordedTime()));
        }
    }

    /** Every instance that told something in the last ten minutes, by service and name. */
    public List<Sign> all(Instant now) {
        return lastByInstance.values().stream()
                .filter(s -> s.at().plus(SHOWN_MAX).isAfter(now))
                .sorted(
                        Comparator.comparing((Sign s) -> s.told().service())
                                .thenComparing(s -> s.told().instance()))
                .toList();
    }
}
