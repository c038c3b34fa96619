package pactwatch.alert.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import pactwatch.alert.AlertMeter;
import pactwatch.alert.DeliveryPipeline;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.Notice;
import pactwatch.alert.delivery.DeliveryEvent;

/** Times alerts on their way from the publisher to the subscriber. */
@Singleton
class MicrometerAlertMeter implements AlertMeter {

    private static final Duration[] OWN_BUCKETS =
            Stream.of(50, 100, 250, 500, 1_000, 2_000, 5_000, 15_000, 60_000, 600_000)
                    .map(Duration::ofMillis)
                    .toArray(Duration[]::new);
    private static final Duration[] NEWS_BUCKETS =
            Stream.of(1, 5, 15, 60, 300, 900, 3_600, 21_600, 86_400, 604_800)
                    .map(Duration::ofSeconds)
                    .toArray(Duration[]::new);

    private final Timer publicationToAlert;
    private final Timer alertToDelivery;
    private final Timer publicationToDelivery;
    private final MeterRegistry registry;

    @Inject
    MicrometerAlertMeter(MeterRegistry registry) {
        this.registry = registry;
        publicationToAlert =
                timer("publication.to.alert", "From the newest quote's publication to the alert")
                        .serviceLevelObjectives(NEWS_BUCKETS)
                        .register(registry);
        alertToDelivery =
                timer("alert.to.delivery", "From the alert to the receiver's acceptance")
                        .serviceLevelObjectives(OWN_BUCKETS)
                        .publishPercentiles(0.5, 0.95)
                        .distributionStatisticExpiry(Duration.ofHours(1))
                        .register(registry);
        publicationToDelivery =
                timer("publication.to.delivery", "From publication to the receiver's acceptance")
                        .serviceLevelObjectives(NEWS_BUCKETS)
                        .register(registry);
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder("pactwatch." + name).description(description);
    }

    @Override
    public void raised(AlertEvent.OfAlert event, Instant recorded) {
        published(event.notice()).ifPresent(at -> publicationToAlert.record(between(at, recorded)));
    }

    /** A correction has no quote to begin with. */
    private static Optional<Instant> published(Notice notice) {
        return notice.quotes().stream().map(Notice.Quote::published).max(Comparator.naturalOrder());
    }

    /** Publishers' clocks are not ours. */
    private static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    @Override
    public void attempted(DeliveryPipeline.Outcome outcome) {
        DeliveryEvent.Attempt attempt = outcome.event().attempt();
        Timer.builder("pactwatch.delivery.attempt")
                .description("How long attempts to deliver take, by what came of them")
                .tag("outcome", nameOf(outcome.event()))
                .register(registry)
                .record(Duration.ofMillis(attempt.tookMillis()));
        if (outcome.event() instanceof DeliveryEvent.Delivered
                && outcome.delivery().message() instanceof AlertMessage message) {
            Instant taken = attempt.at().plusMillis(attempt.tookMillis());
            alertToDelivery.record(between(message.recorded(), taken));
            published(message.notice())
                    .ifPresent(at -> publicationToDelivery.record(between(at, taken)));
        }
    }

    private static String nameOf(DeliveryEvent event) {
        return switch (event) {
            case DeliveryEvent.Attempted _ -> "failed";
            case DeliveryEvent.Delivered _ -> "delivered";
            case DeliveryEvent.Refused _ -> "refused";
            case DeliveryEvent.GaveUp _ -> "gave-up";
            case DeliveryEvent.Redelivered _ -> "redelivered";
        };
    }
}
