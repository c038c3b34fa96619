package pactwatch.analysis.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.AnalysisConfig;
import pactwatch.analysis.AnalysisPipeline;
import pactwatch.analysis.ArticleStore;
import pactwatch.analysis.LineState;
import pactwatch.analysis.SearchIndex;
import pactwatch.analysis.board.Changes;
import pactwatch.analysis.board.Coverage;
import pactwatch.analysis.board.LiveSignal;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.read.LogView;
import pactwatch.log.kafka.step.PartitionOwner;

/** Opens the read view and joins the steps at start; gives all up at the end. */
@Singleton
class AnalysisLine implements LineState {

    private final AnalysisPipeline pipeline;
    private final InstantSource clock;
    private final KafkaSettings settings;
    private final KafkaArticles articles;
    private final LiveSignal signal = new LiveSignal();
    private final LogView view;

    /** On its own, so that no read waits for the index. */
    private final LogView search;

    private @Nullable PartitionOwner<ArticleEvent> reading;
    private @Nullable PartitionOwner<ClaimEvent> judging;

    @Inject
    AnalysisLine(
            AnalysisConfig config,
            AnalysisPipeline pipeline,
            ClaimBook claims,
            Coverage coverage,
            Changes changes,
            SearchIndex index,
            InstantSource clock) {
        this.pipeline = pipeline;
        this.clock = clock;
        settings =
                new KafkaSettings(
                        config.kafka().bootstrapServers(),
                        config.instance(),
                        config.kafka().extra());
        articles = new KafkaArticles(settings, config.analysis().articleCacheCharsMax());
        view =
                LogView.named(settings, "analysis")
                        .fold(ArticleEvent.TOPIC, articles::fold)
                        .fold(
                                pipeline.claims(),
                                r -> {
                                    claims.accept(r);
                                    coverage.acceptClaim(r);
                                })
                        .fold(StatusEvent.TOPIC, changes::accept)
                        .fold(FeedEvent.TOPIC, coverage::acceptFeed)
                        .fold(FetchEvent.TOPIC, coverage::acceptFetch)
                        .afterBatch(signal::raise)
                        .start();
        search =
                LogView.named(settings, "analysis-search")
                        .fold(ArticleEvent.TOPIC, index::accept)
                        .fold(pipeline.claims(), index::acceptClaim)
                        .start();
        index.completeWhen(search::isCaughtUp);
    }

    void start(@Observes StartupEvent event) {
        reading =
                PartitionOwner.start(
                        settings,
                        ClaimStep.NAME,
                        ArticleEvent.TOPIC,
                        t -> ClaimStep.open(t, pipeline, clock));
        judging =
                PartitionOwner.start(
                        settings,
                        StatusStep.NAME,
                        pipeline.claims(),
                        t -> StatusStep.open(t, pipeline, clock));
    }

    void stop(@Observes ShutdownEvent event) {
        closeIfOpen(reading);
        closeIfOpen(judging);
        view.close();
        search.close();
        articles.close();
    }

    private static void closeIfOpen(@Nullable PartitionOwner<?> owner) {
        if (owner != null) {
            owner.close();
        }
    }

    @Override
    public List<String> unready() {
        List<String> reasons = new ArrayList<>();
        if (!view.isCaughtUp()) {
            reasons.add("The log is not read to its end; do the topics exist?");
        }
        if (!isJoined(reading) || !isJoined(judging)) {
            reasons.add("The steps have not joined their groups; do the topics exist?");
        }
        return reasons;
    }

    private static boolean isJoined(@Nullable PartitionOwner<?> owner) {
        return owner != null && owner.isJoined();
    }

    @Produces
    @Singleton
    ArticleStore articleStore() {
        return articles;
    }

    @Produces
    @Singleton
    LiveSignal liveSignal() {
        return signal;
    }

    @Produces
    @Singleton
    KafkaSettings kafkaSettings() {
        return settings;
    }
}
