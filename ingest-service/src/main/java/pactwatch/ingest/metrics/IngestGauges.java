package pactwatch.ingest.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import pactwatch.ingest.FeedBook;
import pactwatch.ingest.feed.FeedHealth;

/** How the feeds fare. Every instance tells it of all feeds: take the highest, not the sum. */
@Singleton
class IngestGauges {

    private static final double MILLIS = 1e3;

    private final MeterRegistry registry;
    private final FeedBook feeds;
    private final InstantSource clock;

    @Inject
    IngestGauges(MeterRegistry registry, FeedBook feeds, InstantSource clock) {
        this.registry = registry;
        this.feeds = feeds;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        for (FeedHealth health : FeedHealth.values()) {
            Gauge.builder("pactwatch.feeds", () -> count(health))
                    .description("Feeds by how they fare")
                    .tag("health", health.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder("pactwatch.feeds.last.fetch.timestamp", this::lastFetch)
                .description("When a feed was last asked, in seconds since 1970; 0 if never")
                .baseUnit("seconds")
                .register(registry);
    }

    private long count(FeedHealth health) {
        Instant now = clock.instant();
        return feeds.all().stream().filter(f -> FeedHealth.of(f, now) == health).count();
    }

    private double lastFetch() {
        return feeds.all().stream()
                .map(f -> f.course().lastFetch())
                .filter(Objects::nonNull)
                .mapToDouble(t -> t.toEpochMilli() / MILLIS)
                .max()
                .orElse(0);
    }
}
