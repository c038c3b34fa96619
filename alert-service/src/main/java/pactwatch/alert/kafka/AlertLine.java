package pactwatch.alert.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.AlertConfig;
import pactwatch.alert.AlertMeter;
import pactwatch.alert.Composer;
import pactwatch.alert.DeliveryPipeline;
import pactwatch.alert.DeliveryRunner;
import pactwatch.alert.DeliveryWatch;
import pactwatch.alert.LineState;
import pactwatch.alert.LiveSignal;
import pactwatch.alert.SourceWatch;
import pactwatch.alert.Wishes;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertStore;
import pactwatch.alert.backtest.History;
import pactwatch.alert.candidate.CandidateLog;
import pactwatch.alert.delivery.Breaker;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.delivery.DeliveryLog;
import pactwatch.alert.delivery.DeliveryQueue;
import pactwatch.alert.subscription.SubscriptionStore;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.log.LogRecord;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.VitalsTeller;
import pactwatch.log.kafka.read.DeadLetterView;
import pactwatch.log.kafka.read.LogView;
import pactwatch.log.kafka.step.PartitionOwner;
import pactwatch.log.trace.Tracing;

/** Opens the views and joins the steps at start; gives all up at the end. */
@Singleton
class AlertLine implements LineState {

    private final InstantSource clock;
    private final AlertMeter meter;
    private final KafkaSettings settings;
    private final KafkaSubscriptions subscriptions;
    private final KafkaAlerts alerts;
    private final KafkaDeliveries deliveries = new KafkaDeliveries();
    private final KafkaSources sources = new KafkaSources();
    private final KafkaWishes wishes;
    private final DeadLetterView deadLetters;
    private final LiveSignal signal = new LiveSignal();
    private final DeliveryWorker.Workers workers = new DeliveryWorker.Workers();
    private final DeliveryWorker.Parts parts;
    private final LogView view;
    private @Nullable PartitionOwner<StatusEvent> raising;
    private @Nullable PartitionOwner<AlertEvent> delivering;
    private @Nullable VitalsTeller vitals;
    private @Nullable Tracing tracing;

    @Inject
    AlertLine(
            AlertConfig config,
            KafkaSettings settings,
            InstantSource clock,
            Composer composer,
            DeliveryPipeline.Senders senders,
            AlertMeter meter) {
        this.clock = clock;
        this.meter = meter;
        this.settings = settings;
        alerts = new KafkaAlerts(new AlertReader(settings));
        subscriptions = new KafkaSubscriptions(settings, signal, workers::reroute);
        wishes = new KafkaWishes(settings);
        deadLetters = new DeadLetterView(settings);
        DeliveryPipeline pipeline =
                new DeliveryPipeline(
                        subscriptions.book(), composer, senders, clock, new SecureRandom());
        DeliveryQueue.Limits limits = limits(config.alert());
        parts =
                new DeliveryWorker.Parts(
                        subscriptions,
                        pipeline,
                        journal -> DeliveryRunner.start(pipeline, journal, clock, meter, limits),
                        new Caretaker.Parts(subscriptions.book(), alerts, sources, clock),
                        new GivenUp(alerts, deadLetters::due));
        view =
                LogView.named(settings, "alerts")
                        .fold(AlertEvent.TOPIC, signalled(alerts::fold))
                        .fold(DeliveryEvent.TOPIC, signalled(deliveries::fold))
                        .fold(FeedEvent.TOPIC, sources::foldFeed)
                        .fold(FetchEvent.TOPIC, sources::foldFetch)
                        .afterBatch(signal::raise)
                        .start();
    }

    /** A fold of events whose key is a subscription, after which those who look at it are told. */
    private <E> Consumer<LogRecord<E>> signalled(Consumer<LogRecord<E>> fold) {
        return record -> {
            fold.accept(record);
            signal.note(record.key());
        };
    }

    private static DeliveryQueue.Limits limits(AlertConfig.Alert alert) {
        return new DeliveryQueue.Limits(
                alert.inFlightMax(),
                alert.inFlightPerReceiverMax(),
                new Breaker(
                        alert.breakerFailuresMax(),
                        alert.breakerPauseMin(),
                        alert.breakerPauseMax()));
    }

    void start(@Observes StartupEvent event) {
        tracing = Tracing.start("alert", settings.instance());
        vitals = VitalsTeller.start(settings, "alert", this::unready, clock);
        raising =
                PartitionOwner.start(
                        settings,
                        RaiseStep.NAME,
                        StatusEvent.TOPIC,
                        RaiseStep.OUTPUTS,
                        t -> RaiseStep.open(t, subscriptions, deadLetters::due, meter, clock));
        delivering =
                PartitionOwner.start(
                        settings,
                        DeliveryWorker.NAME,
                        AlertEvent.TOPIC,
                        DeliveryWorker.OUTPUTS,
                        t -> workers.open(t, parts));
    }

    void stop(@Observes ShutdownEvent event) {
        closeIfOpen(raising);
        closeIfOpen(delivering);
        if (vitals != null) {
            vitals.close();
        }
        if (tracing != null) {
            tracing.close();
        }
        view.close();
        deadLetters.close();
        subscriptions.close();
        wishes.close();
    }

    private static void closeIfOpen(@Nullable PartitionOwner<?> owner) {
        if (owner != null) {
            owner.close();
        }
    }

    @Override
    public List<String> unready() {
        List<String> reasons = new ArrayList<>();
        if (!subscriptions.isCaughtUp() || !view.isCaughtUp()) {
            reasons.add("The log is not read to its end.");
        }
        if (!isJoined(raising) || !isJoined(delivering)) {
            reasons.add("The steps have not joined their groups; do the topics exist?");
        }
        return reasons;
    }

    @Override
    public List<String> ended() {
        return Stream.of(raising, delivering)
                .filter(o -> o != null && !o.isAlive())
                .map(_ -> "A step has ended.")
                .toList();
    }

    private static boolean isJoined(@Nullable PartitionOwner<?> owner) {
        return owner != null && owner.isJoined();
    }

    @Produces
    @Singleton
    SubscriptionStore subscriptionStore() {
        return subscriptions;
    }

    @Produces
    @Singleton
    AlertStore alertStore() {
        return alerts;
    }

    @Produces
    @Singleton
    DeliveryLog deliveryLog() {
        return deliveries;
    }

    @Produces
    @Singleton
    History history() {
        return new KafkaHistory(settings);
    }

    @Produces
    @Singleton
    DeliveryWatch deliveryWatch() {
        return workers::backlog;
    }

    @Produces
    @Singleton
    CandidateLog candidates() {
        return new KafkaCandidates(settings);
    }

    @Produces
    @Singleton
    Wishes wishes() {
        return wishes;
    }

    @Produces
    @Singleton
    LiveSignal liveSignal() {
        return signal;
    }

    @Produces
    @Singleton
    SourceWatch sourceWatch() {
        return sources;
    }
}
