package pactwatch.ingest.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.time.Duration;
import pactwatch.ingest.FeedSource;
import pactwatch.ingest.FetchOutcome;
import pactwatch.ingest.contract.FetchEvent.Validators;

/** A source whose fetches are timed and counted by how they ended. */
public final class MeteredFeedSource implements FeedSource {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(60)
    };

    private final FeedSource source;
    private final MeterRegistry registry;

    public MeteredFeedSource(FeedSource source, MeterRegistry registry) {
        this.source = source;
        this.registry = registry;
    }

    @Override
    public FetchOutcome fetch(URI url, Validators validators) {
        Timer.Sample sample = Timer.start(registry);
        FetchOutcome outcome = source.fetch(url, validators);
        long _ =
                sample.stop(
                        Timer.builder("pactwatch.fetch")
                                .description("How long a fetch of a feed takes, by how it ended")
                                .tag("outcome", nameOf(outcome))
                                .serviceLevelObjectives(BUCKETS)
                                .register(registry));
        return outcome;
    }

    private static String nameOf(FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Body _ -> "body";
            case FetchOutcome.NotModified _ -> "not-modified";
            case FetchOutcome.Throttled _ -> "throttled";
            case FetchOutcome.Failed _ -> "failed";
        };
    }
}
