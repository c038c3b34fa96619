package pactwatch.log.kafka;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import pactwatch.log.Append;

/** Counts and times what a process appends to the log, in the registry that the process shares. */
final class LogMeters {

    private static final Duration[] BUCKETS =
            Stream.of(50, 100, 250, 500, 1_000, 2_000, 5_000, 15_000, 60_000, 600_000)
                    .map(Duration::ofMillis)
                    .toArray(Duration[]::new);

    /** How far back the percentiles look. */
    private static final Duration WINDOW = Duration.ofHours(1);

    private LogMeters() {}

    /** Takes in events that the log has acknowledged. */
    static void appended(List<? extends Append<?>> appends, Instant now) {
        for (Append<?> append : appends) {
            appended(append, now);
        }
    }

    /** Takes in one event that the log has acknowledged. */
    static void appended(Append<?> append, Instant now) {
        String topic = append.topic().name();
        Metrics.counter(
                        "pactwatch.events.appended",
                        "topic",
                        topic,
                        "type",
                        append.envelope().type())
                .increment();
        Instant fetched = append.trail().fetched();
        if (fetched != null && !now.isBefore(fetched)) {
            sinceFetch(topic).record(Duration.between(fetched, now));
        }
    }

    private static Timer sinceFetch(String topic) {
        return Timer.builder("pactwatch.fetch.to.log")
                .description("From the fetch of the news to the events that it led to, by topic")
                .tag("topic", topic)
                .serviceLevelObjectives(BUCKETS)
                .publishPercentiles(0.5, 0.95)
                .distributionStatisticExpiry(WINDOW)
                .register(Metrics.globalRegistry);
    }
}
