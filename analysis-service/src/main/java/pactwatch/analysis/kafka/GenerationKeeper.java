package pactwatch.analysis.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import pactwatch.analysis.AnalysisPipeline;
import pactwatch.analysis.GenerationLog;
import pactwatch.analysis.contract.RulingEvent;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.replay.Generations;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.step.Pace;
import pactwatch.log.kafka.step.PartitionOwner;

/**
 * Sees to it that this instance keeps up the generations that the log says are kept, shows the live
 * one to readers as soon as all of it can be read, and says when a rebuild is built or cannot be
 * done.
 */
final class GenerationKeeper implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(GenerationKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration CLAIMS_READ_MAX = Duration.ofSeconds(5);
    private static final Duration STOP_MAX = Duration.ofSeconds(15);

    private final KafkaSettings settings;
    private final AnalysisPipeline pipeline;
    private final GenerationLog log;
    private final ClaimBook shown;
    private final InstantSource clock;
    private final KeptGeneration.Readers readers;
    private final BooleanSupplier isCurrent;
    private final Runnable begin;
    private final KafkaRebuilds rebuilds;
    private final Completion completion;
    private final FirstMeasure measure;
    private final Map<String, KeptGeneration> kept;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile String live = "";

    /**
     * Keeps generations up once started.
     *
     * @param shown what readers see
     * @param readers who else takes claims in
     * @param isCurrent whether the log of generations was read to its end
     * @param begin called once, when it was
     */
    GenerationKeeper(
            KafkaSettings settings,
            AnalysisPipeline pipeline,
            GenerationLog log,
            KafkaRebuilds rebuilds,
            Completion completion,
            FirstMeasure measure,
            ClaimBook shown,
            InstantSource clock,
            KeptGeneration.Readers readers,
            BooleanSupplier isCurrent,
            Runnable begin) {
        this.settings = settings;
        this.pipeline = pipeline;
        this.log = log;
        this.rebuilds = rebuilds;
        this.completion = completion;
        this.measure = measure;
        this.shown = shown;
        this.clock = clock;
        this.readers = readers;
        this.isCurrent = isCurrent;
        this.begin = begin;
        this.kept = rebuilds.kept();
        this.thread = Thread.ofPlatform().name("generations").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            boolean hasBegun = false;
            while (!stopping.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                if (isCurrent.getAsBoolean()) {
                    if (!hasBegun) {
                        begin.run();
                        hasBegun = true;
                    }
                    lookSafely();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookSafely() {
        try {
            look(log.present());
        } catch (KafkaException | IllegalStateException e) {
            LOG.warnf("generations not kept up reason=%s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "generations not kept up");
        }
    }

    private void look(Generations now) {
        for (Generation generation : now.kept()) {
            kept.computeIfAbsent(generation.name(), _ -> open(generation));
        }
        for (String name : kept.keySet()) {
            if (now.find(name).filter(Generation::isKept).isEmpty()) {
                close(name);
            }
        }
        kept.forEach((name, k) -> now.find(name).ifPresent(g -> judge(g, k)));
        show(now.live());
        Optional<Generation> running =
                now.candidate().filter(g -> g.state() == Generation.State.RUNNING);
        if (isReady()) {
            now.unmeasured().ifPresent(g -> lookMeasured(now, g, running.isPresent()));
        }
        if (now.unmeasured().isEmpty() || !measure.isUnderWay()) {
            running.ifPresent(g -> completion.look(now, g, kept.get(g.name())));
        }
        now.candidate().filter(this::isTelling).ifPresent(g -> lookTold(now, g));
    }

    private void lookMeasured(Generations now, Generation first, boolean isWanted) {
        KeptGeneration it = kept.get(first.name());
        if (it != null && it.isReadable()) {
            measure.look(now, first, it.book(), isWanted);
        }
    }

    private boolean isTelling(Generation candidate) {
        return candidate.state() == Generation.State.BUILT
                && !candidate.isTold()
                && pipeline.version().equals(candidate.version());
    }

    private void lookTold(Generations now, Generation candidate) {
        KeptGeneration it = kept.get(candidate.name());
        if (it != null) {
            completion.lookTold(now, candidate, it);
        }
    }

    private void judge(Generation generation, KeptGeneration it) {
        boolean isWanted =
                generation.state() == Generation.State.BUILT
                        && pipeline.version().equals(generation.version());
        StatusLine line = StatusLine.candidate(generation);
        it.judge(
                isWanted,
                () ->
                        PartitionOwner.start(
                                settings,
                                line.step(),
                                RulingEvent.TOPIC,
                                line.outputs(),
                                Pace.TICKING,
                                t ->
                                        new StatusWorker(
                                                t,
                                                pipeline,
                                                line,
                                                rebuilds.redrives(),
                                                settings,
                                                clock)));
    }

    private KeptGeneration open(Generation generation) {
        LOG.infof(
                "generation opened generation=%s state=%s", generation.name(), generation.state());
        return KeptGeneration.open(
                generation, pipeline, settings, rebuilds.redrives(), clock, readers);
    }

    private void close(String name) {
        KeptGeneration closed = kept.remove(name);
        if (closed != null) {
            closed.close();
            LOG.infof("generation closed generation=%s", name);
        }
    }

    /** Until all of the new one can be read, readers go on with the one before. */
    private void show(String name) {
        KeptGeneration next = kept.get(name);
        if (next == null || live.equals(name)) {
            return;
        }
        if (live.isEmpty() || next.awaitPresent(CLAIMS_READ_MAX)) {
            shown.show(next.book());
            live = name;
            readers.changed().run();
            LOG.infof("generation shown generation=%s", name);
        }
    }

    /** Whether readers see all of the live generation, and its claims are being found. */
    boolean isReady() {
        return Optional.ofNullable(kept.get(live))
                .map(g -> g.isReadable() && g.isJoined())
                .orElse(false);
    }

    /** Whether all claims of the live generation were read. */
    boolean isReadable() {
        return Optional.ofNullable(kept.get(live)).map(KeptGeneration::isReadable).orElse(false);
    }

    /** Whether all of the live generation can be searched. */
    boolean isSearchable() {
        return Optional.ofNullable(kept.get(live)).map(KeptGeneration::isSearchable).orElse(false);
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!thread.join(STOP_MAX)) {
                LOG.warn("generations do not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kept.keySet().forEach(this::close);
        rebuilds.close();
    }
}
