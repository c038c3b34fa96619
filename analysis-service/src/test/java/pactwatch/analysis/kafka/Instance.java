package pactwatch.analysis.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.AnalysisPipeline;
import pactwatch.analysis.GoldMeasure;
import pactwatch.analysis.LineSamples;
import pactwatch.analysis.ReplayDesk;
import pactwatch.analysis.contract.GenerationEvent;
import pactwatch.analysis.contract.RulingEvent;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.replay.CanonicalState;
import pactwatch.analysis.replay.Generations;
import pactwatch.analysis.replay.Patience;
import pactwatch.analysis.ruling.RulingBook;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.read.LogView;
import pactwatch.log.kafka.step.Pace;
import pactwatch.log.kafka.step.PartitionOwner;
import pactwatch.log.kafka.step.Redrives;

/**
 * An analysis service without its interfaces: steps, views, generations and what decides on them.
 */
final class Instance implements AutoCloseable {

    private static final Duration STANDSTILL_MAX = Duration.ofMinutes(5);

    private final AnalysisPipeline pipeline;
    private final LogWriter writer;
    private final LogView view;
    private final GenerationKeeper keeper;
    private final AtomicReference<Generations> generations =
            new AtomicReference<>(Generations.startingWith("g1"));
    private final KafkaArticles articles;
    private final RulingBook rulings = new RulingBook();
    private volatile @Nullable PartitionOwner<RulingEvent> judging;
    final ClaimBook shown = new ClaimBook("g1");
    final ReplayDesk desk;

    Instance(KafkaSettings settings, Pack pack, String version) {
        this(settings, pack, version, STANDSTILL_MAX);
    }

    /** An instance that gives a rebuild up after some time without progress. */
    Instance(KafkaSettings settings, Pack pack, String version, Duration standstillMax) {
        this(
                settings,
                pack,
                version,
                standstillMax,
                new GoldMeasure(null, "csto", LineSamples::extract),
                Duration.ZERO);
    }

    /** An instance that measures its first generation some time after it is ready. */
    Instance(
            KafkaSettings settings,
            Pack pack,
            String version,
            Duration standstillMax,
            GoldMeasure gold,
            Duration goldAfter) {
        InstantSource clock = InstantSource.system();
        pipeline = new AnalysisPipeline(pack, version, LineSamples::extract, clock);
        articles = new KafkaArticles(settings, 1_000_000);
        writer = new LogWriter(settings, "decisions");
        view =
                LogView.named(settings, "analysis")
                        .fold(ArticleEvent.TOPIC, articles::fold)
                        .fold(RulingEvent.TOPIC, rulings::accept)
                        .fold(
                                GenerationEvent.TOPIC,
                                r -> generations.set(generations.get().evolve(r.envelope())))
                        .start();
        KafkaGenerations log =
                new KafkaGenerations(pack.code(), generations::get, writer, view, clock);
        KafkaRebuilds rebuilds = new KafkaRebuilds(settings, articles, Redrives.NONE);
        keeper =
                new GenerationKeeper(
                        settings,
                        pipeline,
                        log,
                        rebuilds,
                        new Completion(
                                pipeline,
                                log,
                                rebuilds,
                                articles,
                                rulings,
                                gold,
                                new Patience(standstillMax),
                                clock),
                        new FirstMeasure(pipeline, log, gold, goldAfter, clock),
                        shown,
                        clock,
                        KeptGeneration.Readers.NONE,
                        view::isCaughtUp,
                        () -> judge(settings, clock));
        desk = new ReplayDesk(pipeline, log, rebuilds, rulings, clock);
        keeper.start();
    }

    private void judge(KafkaSettings settings, InstantSource clock) {
        StatusLine line = StatusLine.live(generations::get);
        judging =
                PartitionOwner.start(
                        settings,
                        line.step(),
                        RulingEvent.TOPIC,
                        line.outputs(),
                        Pace.TICKING,
                        t -> new StatusWorker(t, pipeline, line, Redrives.NONE, settings, clock));
    }

    boolean isReady() {
        PartitionOwner<RulingEvent> telling = judging;
        return keeper.isReady() && telling != null && telling.isJoined();
    }

    Generations generations() {
        return generations.get();
    }

    /** How many claims readers see now. */
    int claims() {
        return shown.allStanding(Instant.MAX).size();
    }

    /** Hash of what readers see now. */
    String hash() {
        return CanonicalState.of(
                        pipeline.pack(),
                        pipeline.version(),
                        shown.allStanding(Instant.MAX),
                        List.of())
                .hash();
    }

    @Override
    public void close() {
        keeper.close();
        PartitionOwner<RulingEvent> telling = judging;
        if (telling != null) {
            telling.close();
        }
        view.close();
        writer.close();
        articles.close();
    }
}
