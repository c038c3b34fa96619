package pactwatch.analysis.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.AnalysisPipeline;
import pactwatch.analysis.GenerationLog;
import pactwatch.analysis.GoldMeasure;
import pactwatch.analysis.Written;
import pactwatch.analysis.contract.GenerationEvent;
import pactwatch.analysis.contract.GenerationEvent.Figures;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.replay.Generations;
import pactwatch.analysis.standing.ClaimBook;

/**
 * Measures the first generation as rebuilds are measured, so that the first of them can be compared
 * with it. That is done once in the life of a log, on a thread of its own, and only after readers
 * have been served for a while, unless a rebuild waits for it. For one thread.
 */
final class FirstMeasure {

    private static final Logger LOG = Logger.getLogger(FirstMeasure.class);

    private final AnalysisPipeline pipeline;
    private final GenerationLog log;
    private final GoldMeasure gold;
    private final Duration after;
    private final InstantSource clock;
    private @Nullable Instant looked;
    private @Nullable CompletableFuture<Optional<Figures>> measuring;
    private boolean isOver;

    /**
     * A measure that was not taken.
     *
     * @param after how long it is put off
     */
    FirstMeasure(
            AnalysisPipeline pipeline,
            GenerationLog log,
            GoldMeasure gold,
            Duration after,
            InstantSource clock) {
        this.pipeline = pipeline;
        this.log = log;
        this.gold = gold;
        this.after = after;
        this.clock = clock;
    }

    /** Whether it was begun and not written yet. */
    boolean isUnderWay() {
        return measuring != null && !isOver;
    }

    /**
     * Begins it if it is time, and writes it if it is done.
     *
     * @param first the generation, of which no measure is written
     * @param isWanted whether somebody waits for it
     */
    void look(Generations now, Generation first, ClaimBook book, boolean isWanted) {
        CompletableFuture<Optional<Figures>> under = measuring;
        if (isOver) {
            return;
        }
        if (under == null) {
            begin(book, isWanted);
        } else if (under.isDone()) {
            isOver = under.join().map(figures -> isWritten(now, first, figures)).orElse(true);
        }
    }

    private void begin(ClaimBook book, boolean isWanted) {
        Instant instant = clock.instant();
        looked = looked == null ? instant : looked;
        if (!isWanted && instant.isBefore(looked.plus(after))) {
            return;
        }
        if (isOfAnother(book)) {
            isOver = true;
            LOG.info("first generation not measured reason=another version found claims of it");
            return;
        }
        measuring =
                CompletableFuture.supplyAsync(
                                gold::measure, Thread.ofPlatform().name("gold").daemon()::start)
                        .exceptionally(FirstMeasure::none);
    }

    private static Optional<Figures> none(Throwable why) {
        LOG.error("first generation not measured", why);
        return Optional.empty();
    }

    /** What this version measures says nothing of claims that another one found. */
    private boolean isOfAnother(ClaimBook book) {
        return book.allStanding(Instant.MAX).stream()
                .anyMatch(claim -> !claim.lexicon().equals(pipeline.version()));
    }

    private boolean isWritten(Generations now, Generation first, Figures figures) {
        Written written =
                log.append(
                        now,
                        new GenerationEvent.Measured(
                                first.name(), pipeline.pack().code(), pipeline.version(), figures));
        LOG.infof(
                "first generation measured generation=%s f1=%.3f written=%s",
                first.name(), figures.f1(), written);
        return written == Written.ACCEPTED;
    }
}
