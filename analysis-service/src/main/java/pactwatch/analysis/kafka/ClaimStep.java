package pactwatch.analysis.kafka;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import pactwatch.analysis.AnalysisPipeline;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
import pactwatch.log.kafka.step.Redrives;
import pactwatch.log.kafka.step.Step;
import pactwatch.log.kafka.step.StepWorker;
import pactwatch.log.kafka.step.WorkerFactory;

/**
 * Finds the claims of the articles of one partition of {@code pactwatch.articles}, for one
 * generation.
 */
final class ClaimStep implements Step<ArticleEvent> {

    private static final String NAME = "analysis-claims";

    private final AnalysisPipeline.Reading reading;
    private final SaidReplay replay;

    private ClaimStep(AnalysisPipeline.Reading reading, SaidReplay replay) {
        this.reading = reading;
        this.replay = replay;
    }

    /** Name of the step, and of its group, for a generation. */
    static String name(String generation) {
        return NAME + "." + generation;
    }

    /** Where the step writes, for a generation. */
    static Set<Topic<?>> outputs(String generation) {
        return Set.of(ClaimEvent.topic(generation));
    }

    /** Makes workers for partitions that one owner takes over. */
    static WorkerFactory<ArticleEvent> factory(
            String generation, AnalysisPipeline pipeline, Redrives redrives, InstantSource clock) {
        Topic<ClaimEvent> claims = ClaimEvent.topic(generation);
        SaidReplay replay = new SaidReplay(claims);
        String name = name(generation);
        return takeover -> {
            AnalysisPipeline.Reading reading = pipeline.reading(claims, replay.of(takeover));
            ClaimStep step = new ClaimStep(reading, replay);
            return new StepWorker<>(name, takeover, step, redrives, clock);
        };
    }

    /** Partitions are taken over together, before the first batch; later ones read anew. */
    @Override
    public void beforeBatch() {
        replay.forget();
    }

    @Override
    public List<Append<?>> decide(LogRecord<ArticleEvent> input) {
        return reading.decide(input);
    }

    @Override
    public void evolve(LogRecord<ArticleEvent> input, List<Append<?>> outputs) {
        reading.evolve(outputs);
    }
}
