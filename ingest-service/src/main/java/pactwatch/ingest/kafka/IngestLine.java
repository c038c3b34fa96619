package pactwatch.ingest.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.EvidenceLog;
import pactwatch.ingest.FeedBook;
import pactwatch.ingest.IngestConfig;
import pactwatch.ingest.IngestPipeline;
import pactwatch.ingest.LineState;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.ItemEvent;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.VitalsTeller;
import pactwatch.log.kafka.step.PartitionOwner;
import pactwatch.log.trace.Tracing;

/** Opens the view and joins the steps at start; gives all up at the end. */
@Singleton
class IngestLine implements LineState {

    private final PollWorker.Shared polls;
    private final InstantSource clock;
    private final KafkaSettings settings;
    private final KafkaFeedBook feeds;
    private @Nullable PartitionOwner<FeedEvent> polling;
    private @Nullable PartitionOwner<ItemEvent> articles;
    private @Nullable VitalsTeller vitals;
    private @Nullable Tracing tracing;

    @Inject
    IngestLine(IngestConfig config, IngestPipeline pipeline, InstantSource clock) {
        this.clock = clock;
        polls = shared(config.ingest(), pipeline, clock);
        settings =
                KafkaSettings.withFile(
                        config.kafka().bootstrapServers(),
                        config.instance(),
                        config.kafka().clientFile().orElse(null),
                        config.kafka().client());
        feeds = new KafkaFeedBook(settings, clock);
    }

    private static PollWorker.Shared shared(
            IngestConfig.Ingest config, IngestPipeline pipeline, InstantSource clock) {
        return new PollWorker.Shared(
                pipeline,
                new FetchLanes(config.concurrentFetchesMax(), config.connectionsPerHostMax()),
                new Semaphore(config.pollsUnwrittenMax()),
                config.pollsUnwrittenMax(),
                clock);
    }

    void start(@Observes StartupEvent event) {
        tracing = Tracing.start("ingest", settings.instance());
        vitals = VitalsTeller.start(settings, "ingest", this::unready, clock);
        polling =
                PartitionOwner.start(
                        settings,
                        PollWorker.NAME,
                        FeedEvent.TOPIC,
                        PollWorker.OUTPUTS,
                        t -> PollWorker.open(t, polls));
        articles =
                PartitionOwner.start(
                        settings,
                        ArticleStep.NAME,
                        ItemEvent.TOPIC,
                        ArticleStep.OUTPUTS,
                        t -> ArticleStep.open(t, clock));
    }

    void stop(@Observes ShutdownEvent event) {
        closeIfOpen(polling);
        closeIfOpen(articles);
        if (vitals != null) {
            vitals.close();
        }
        if (tracing != null) {
            tracing.close();
        }
        feeds.close();
    }

    private static void closeIfOpen(@Nullable PartitionOwner<?> owner) {
        if (owner != null) {
            owner.close();
        }
    }

    @Override
    public List<String> unready() {
        List<String> reasons = new ArrayList<>();
        if (!feeds.isCurrent()) {
            reasons.add("The log is not read to its end.");
        }
        if (!isJoined(polling) || !isJoined(articles)) {
            reasons.add("The steps have not joined their groups; do the topics exist?");
        }
        return reasons;
    }

    @Override
    public List<String> ended() {
        return Stream.of(polling, articles)
                .filter(o -> o != null && !o.isAlive())
                .map(_ -> "A step has ended.")
                .toList();
    }

    private static boolean isJoined(@Nullable PartitionOwner<?> owner) {
        return owner != null && owner.isJoined();
    }

    @Produces
    @Singleton
    FeedBook feedBook() {
        return feeds;
    }

    @Produces
    @Singleton
    EvidenceLog evidenceLog() {
        return feeds;
    }

    @Produces
    @Singleton
    KafkaSettings kafkaSettings() {
        return settings;
    }
}
