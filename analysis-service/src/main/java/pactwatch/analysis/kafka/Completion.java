package pactwatch.analysis.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.AnalysisPipeline;
import pactwatch.analysis.ArticleStore;
import pactwatch.analysis.GenerationLog;
import pactwatch.analysis.GoldMeasure;
import pactwatch.analysis.Rebuilds.Progress;
import pactwatch.analysis.Written;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.GenerationEvent;
import pactwatch.analysis.replay.CanonicalState;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.replay.Generations;
import pactwatch.analysis.replay.Patience;
import pactwatch.analysis.ruling.Ruling;
import pactwatch.analysis.ruling.RulingBook;

/**
 * Says that a rebuild is built, and what it came to, or that it cannot be done, and why. Every
 * instance can say it; the first that does counts.
 */
final class Completion {

    private static final Logger LOG = Logger.getLogger(Completion.class);
    private static final int REASON_CHARS_MAX = 500;
    private static final Duration CLAIMS_READ_MAX = Duration.ofSeconds(5);

    private final AnalysisPipeline pipeline;
    private final GenerationLog log;
    private final KafkaRebuilds rebuilds;
    private final KafkaArticles articles;
    private final RulingBook rulings;
    private final GoldMeasure gold;
    private final Patience patience;
    private final InstantSource clock;

    Completion(
            AnalysisPipeline pipeline,
            GenerationLog log,
            KafkaRebuilds rebuilds,
            KafkaArticles articles,
            RulingBook rulings,
            GoldMeasure gold,
            Patience patience,
            InstantSource clock) {
        this.pipeline = pipeline;
        this.log = log;
        this.rebuilds = rebuilds;
        this.articles = articles;
        this.rulings = rulings;
        this.gold = gold;
        this.patience = patience;
        this.clock = clock;
    }

    /** Says so if a generation has read all that was there when it began, or never will. */
    void look(Generations now, Generation running, @Nullable KeptGeneration kept) {
        Progress progress = rebuilds.progress(running);
        if (kept != null
                && pipeline.version().equals(running.version())
                && progress.read() >= progress.of()
                && kept.awaitPresent(CLAIMS_READ_MAX)) {
            complete(now, running, kept, progress);
        } else if (patience.isOver(running.name(), progress.read(), clock.instant())) {
            fail(
                    now,
                    running,
                    "Nothing was read for " + inWords(patience.max()) + why(running, kept));
        }
    }

    /** Says so if all that a built generation would say of the members was told on its topic. */
    void lookTold(Generations now, Generation built, KeptGeneration kept) {
        if (kept.isReadable() && rebuilds.isTold(built, kept.lastOffsets())) {
            Written written =
                    log.append(
                            now,
                            new GenerationEvent.StatusesTold(built.name(), pipeline.pack().code()));
            LOG.infof("statuses told generation=%s written=%s", built.name(), written);
        }
    }

    private void complete(
            Generations now, Generation running, KeptGeneration kept, Progress progress) {
        GenerationEvent.Built built;
        try {
            built = built(running, progress, stateOf(running, kept));
        } catch (RuntimeException e) {
            LOG.errorf(e, "rebuild has no result generation=%s", running.name());
            fail(now, running, "Its result cannot be worked out: " + e);
            return;
        }
        Written written = log.append(now, built);
        LOG.infof(
                "generation built generation=%s articles=%d claims=%d hash=%s written=%s",
                running.name(), built.articles(), built.claims(), built.hash(), written);
    }

    private GenerationEvent.Built built(
            Generation running, Progress progress, CanonicalState state) {
        return new GenerationEvent.Built(
                running.name(),
                pipeline.pack().code(),
                state.hash(),
                progress.of(),
                state.claims(),
                gold.measure().orElse(null));
    }

    private String why(Generation running, @Nullable KeptGeneration kept) {
        Optional<String> trouble = kept == null ? Optional.empty() : kept.trouble();
        if (trouble.isPresent()) {
            return ". Finding claims stops with: " + trouble.get();
        }
        return rebuilds.isWorkedOn(running)
                ? ", though an instance works on it."
                : ". No instance of version %s runs.".formatted(running.version());
    }

    private static String inWords(Duration duration) {
        return duration.compareTo(Duration.ofMinutes(2)) < 0
                ? duration.toSeconds() + " seconds"
                : duration.toMinutes() + " minutes";
    }

    private void fail(Generations now, Generation running, String why) {
        String reason = why.length() > REASON_CHARS_MAX ? why.substring(0, REASON_CHARS_MAX) : why;
        Written written =
                log.append(
                        now,
                        new GenerationEvent.Failed(running.name(), pipeline.pack().code(), reason));
        LOG.errorf(
                "generation failed generation=%s written=%s reason=%s",
                running.name(), written, reason);
    }

    /** At the offsets and decisions that there were when it began, whatever came since. */
    private CanonicalState stateOf(Generation running, KeptGeneration kept) {
        List<Long> ends = running.ends();
        List<Claim> claims =
                kept.book()
                        .allStanding((article, number) ->
                                articles.isBefore(new ArticleStore.Version(article, number), ends));
        List<Ruling> decided =
                rulings.all().stream().filter(r -> r.counts(running.started())).toList();
        return CanonicalState.of(pipeline.pack(), pipeline.version(), claims, decided);
    }
}
