package pactwatch.alert.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import pactwatch.alert.DeliveryWatch;
import pactwatch.alert.subscription.SubscriptionStore;

/** What waits to be delivered by this instance, and how many want to be told. */
@Singleton
class AlertGauges {

    private static final double MILLIS = 1e3;

    private final MeterRegistry registry;
    private final DeliveryWatch deliveries;
    private final SubscriptionStore subscriptions;
    private final InstantSource clock;

    @Inject
    AlertGauges(
            MeterRegistry registry,
            DeliveryWatch deliveries,
            SubscriptionStore subscriptions,
            InstantSource clock) {
        this.registry = registry;
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("pactwatch.oldest.undelivered.alert.age", this::oldestAge)
                .description("Age of the oldest alert that waits for delivery; 0 if none does")
                .baseUnit("seconds")
                .register(registry);
        undelivered("waiting", () -> deliveries.backlog().waiting());
        undelivered("held", () -> deliveries.backlog().held());
        Gauge.builder("pactwatch.subscriptions", () -> subscriptions.book().all().size())
                .description("Subscriptions that exist; every instance tells all of them")
                .register(registry);
    }

    private void undelivered(String state, java.util.function.Supplier<Number> count) {
        Gauge.builder("pactwatch.undelivered.messages", count)
                .description("Messages of this instance without a terminal delivery")
                .tag("state", state)
                .register(registry);
    }

    private double oldestAge() {
        Instant oldest = deliveries.backlog().oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / MILLIS);
    }
}
