package pactwatch.analysis.kafka;

import java.time.Duration;
import java.util.List;
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
import pactwatch.analysis.ruling.Ruling;
import pactwatch.analysis.ruling.RulingBook;

/**
 * Says that a rebuild is built, and what it came to. Every instance can say it; the first that does
 * counts, and all would say the same.
 */
final class Completion {

    private static final Logger LOG = Logger.getLogger(Completion.class);
    private static final Duration CLAIMS_READ_MAX = Duration.ofSeconds(5);

    private final AnalysisPipeline pipeline;
    private final GenerationLog log;
    private final KafkaRebuilds rebuilds;
    private final KafkaArticles articles;
    private final RulingBook rulings;
    private final GoldMeasure gold;

    Completion(
            AnalysisPipeline pipeline,
            GenerationLog log,
            KafkaRebuilds rebuilds,
            KafkaArticles articles,
            RulingBook rulings,
            GoldMeasure gold) {
        this.pipeline = pipeline;
        this.log = log;
        this.rebuilds = rebuilds;
        this.articles = articles;
        this.rulings = rulings;
        this.gold = gold;
    }

    /** Says so if a generation has read all that was there when it began. */
    void look(Generations now, Generation running, @Nullable KeptGeneration kept) {
        Progress progress = rebuilds.progress(running);
        if (kept == null
                || progress.read() < progress.of()
                || !kept.awaitPresent(CLAIMS_READ_MAX)) {
            return;
        }
        CanonicalState state = stateOf(running, kept);
        Written written =
                log.append(
                        now,
                        new GenerationEvent.Built(
                                running.name(),
                                pipeline.pack().code(),
                                state.hash(),
                                progress.of(),
                                state.claims(),
                                gold.measure().orElse(null)));
        LOG.infof(
                "generation built generation=%s articles=%d claims=%d hash=%s written=%s",
                running.name(), progress.of(), state.claims(), state.hash(), written);
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
