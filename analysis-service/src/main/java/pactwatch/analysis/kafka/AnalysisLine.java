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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.AnalysisConfig;
import pactwatch.analysis.AnalysisPipeline;
import pactwatch.analysis.ArticleStore;
import pactwatch.analysis.DeadLetterDesk;
import pactwatch.analysis.GenerationLog;
import pactwatch.analysis.GoldMeasure;
import pactwatch.analysis.LineState;
import pactwatch.analysis.Rebuilds;
import pactwatch.analysis.RulingLog;
import pactwatch.analysis.SearchIndex;
import pactwatch.analysis.board.Changes;
import pactwatch.analysis.board.Coverage;
import pactwatch.analysis.board.LiveSignal;
import pactwatch.analysis.contract.GenerationEvent;
import pactwatch.analysis.contract.RulingEvent;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.replay.Generations;
import pactwatch.analysis.replay.Patience;
import pactwatch.analysis.ruling.RulingBook;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.log.Brokers;
import pactwatch.log.LogRecord;
import pactwatch.log.Vitals;
import pactwatch.log.VitalsEvent;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.VitalsTeller;
import pactwatch.log.kafka.read.KafkaBrokers;
import pactwatch.log.kafka.read.LogView;
import pactwatch.log.kafka.step.Pace;
import pactwatch.log.kafka.step.PartitionOwner;
import pactwatch.log.trace.Tracing;

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

    private final LogWriter writer;
    private final AtomicReference<Generations> generations;
    private final KafkaGenerations generationLog;
    private final KafkaRulings rulingLog;
    private final KafkaRebuilds rebuilds;
    private final KafkaDeadLetters letters;
    private final GenerationKeeper keeper;
    private final Vitals vitals = new Vitals();

    /** On its own, so that no read waits for what is only to be looked at. */
    private final LogView signs;

    private final KafkaBrokers brokers;

    private @Nullable VitalsTeller telling;
    private @Nullable Tracing tracing;
    private volatile @Nullable PartitionOwner<RulingEvent> judging;
    private volatile boolean wasRead;

    @Inject
    AnalysisLine(
            AnalysisConfig config,
            AnalysisPipeline pipeline,
            ClaimBook claims,
            RulingBook rulings,
            Coverage coverage,
            Changes changes,
            SearchIndex index,
            GoldMeasure gold,
            InstantSource clock) {
        this.pipeline = pipeline;
        this.clock = clock;
        settings =
                KafkaSettings.withFile(
                        config.kafka().bootstrapServers(),
                        config.instance(),
                        config.kafka().clientFile().orElse(null),
                        config.kafka().extra());
        articles = new KafkaArticles(settings, config.analysis().articleCacheCharsMax());
        generations =
                new AtomicReference<>(Generations.startingWith(config.analysis().generation()));
        view =
                LogView.named(settings, "analysis")
                        .fold(ArticleEvent.TOPIC, articles::fold)
                        .fold(RulingEvent.TOPIC, rulings::accept)
                        .fold(GenerationEvent.TOPIC, this::take)
                        .fold(StatusEvent.TOPIC, changes::accept)
                        .fold(FeedEvent.TOPIC, coverage::acceptFeed)
                        .fold(FetchEvent.TOPIC, coverage::acceptFetch)
                        .afterBatch(signal::raise)
                        .start();
        SharedIndex shared = new SharedIndex(index);
        search =
                LogView.named(settings, "analysis-search")
                        .fold(ArticleEvent.TOPIC, shared::accept)
                        .start();
        signs =
                LogView.named(settings, "analysis-vitals")
                        .fold(VitalsEvent.TOPIC, vitals::accept)
                        .start();
        brokers = new KafkaBrokers(settings);
        writer = new LogWriter(settings, "decisions");
        String pact = pipeline.pack().code();
        generationLog = new KafkaGenerations(pact, generations::get, writer, view, clock);
        rulingLog = new KafkaRulings(rulings, writer, view, clock);
        letters = new KafkaDeadLetters(settings, writer, clock);
        rebuilds = new KafkaRebuilds(settings, articles, letters);
        keeper =
                new GenerationKeeper(
                        settings,
                        pipeline,
                        generationLog,
                        rebuilds,
                        new Completion(
                                pipeline,
                                generationLog,
                                rebuilds,
                                articles,
                                rulings,
                                gold,
                                new Patience(config.analysis().rebuildStandstillMax()),
                                clock),
                        new FirstMeasure(
                                pipeline,
                                generationLog,
                                gold,
                                config.analysis().goldAfter(),
                                clock),
                        claims,
                        clock,
                        new KeptGeneration.Readers(
                                coverage::acceptClaim, shared::acceptClaim, signal::raise),
                        view::isCaughtUp,
                        this::judge);
        index.completeWhen(() -> search.isCaughtUp() && keeper.isSearchable());
    }

    private void take(LogRecord<GenerationEvent> record) {
        if (record.key().equals(pipeline.pack().code())) {
            generations.set(generations.get().evolve(record.envelope()));
        }
    }

    void start(@Observes StartupEvent event) {
        tracing = Tracing.start("analysis", settings.instance());
        telling = VitalsTeller.start(settings, "analysis", this::unready, clock);
        keeper.start();
    }

    /** What is live has to be known before anything is told of it. */
    private void judge() {
        StatusLine line = StatusLine.live(generations::get);
        judging =
                PartitionOwner.start(
                        settings,
                        line.step(),
                        RulingEvent.TOPIC,
                        line.outputs(),
                        Pace.TICKING,
                        t -> new StatusWorker(t, pipeline, line, letters, settings, clock));
    }

    void stop(@Observes ShutdownEvent event) {
        keeper.close();
        PartitionOwner<RulingEvent> judge = judging;
        if (judge != null) {
            judge.close();
        }
        if (telling != null) {
            telling.close();
        }
        if (tracing != null) {
            tracing.close();
        }
        signs.close();
        brokers.close();
        view.close();
        search.close();
        letters.close();
        writer.close();
        articles.close();
    }

    @Override
    public List<String> unready() {
        List<String> reasons = new ArrayList<>();
        if (!view.isCaughtUp() || !keeper.isReady()) {
            reasons.add("The log is not read to its end; do the topics exist?");
        }
        PartitionOwner<RulingEvent> judge = judging;
        if (judge == null || !judge.isJoined()) {
            reasons.add("The steps have not joined their groups; do the topics exist?");
        }
        return reasons;
    }

    @Override
    public boolean isRead() {
        wasRead = wasRead || (view.isCaughtUp() && keeper.isReadable());
        return wasRead;
    }

    @Override
    public List<String> ended() {
        PartitionOwner<RulingEvent> judge = judging;
        return judge == null || judge.isAlive() ? List.of() : List.of("A step has ended.");
    }

    @Produces
    @Singleton
    ArticleStore articleStore() {
        return articles;
    }

    @Produces
    @Singleton
    Vitals vitals() {
        return vitals;
    }

    @Produces
    @Singleton
    Brokers.Watch brokers() {
        return brokers;
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

    @Produces
    @Singleton
    RulingLog rulingLog() {
        return rulingLog;
    }

    @Produces
    @Singleton
    GenerationLog generationLog() {
        return generationLog;
    }

    @Produces
    @Singleton
    DeadLetterDesk deadLetters() {
        return letters;
    }

    @Produces
    @Singleton
    Rebuilds rebuilds() {
        return rebuilds;
    }
}
