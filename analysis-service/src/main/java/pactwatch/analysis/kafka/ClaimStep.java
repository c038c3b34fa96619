package pactwatch.analysis.kafka;

import java.time.InstantSource;
import java.util.List;
import pactwatch.analysis.AnalysisPipeline;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;
import pactwatch.log.kafka.step.PartitionWorker;
import pactwatch.log.kafka.step.Step;
import pactwatch.log.kafka.step.StepWorker;
import pactwatch.log.kafka.step.Takeover;

/** Finds the claims of the articles of one partition of {@code pactwatch.articles}. */
final class ClaimStep implements Step<ArticleEvent> {

    static final String NAME = "analysis-claims";

    private final AnalysisPipeline.Reading reading;

    private ClaimStep(AnalysisPipeline.Reading reading) {
        this.reading = reading;
    }

    /** Takes the partition over; claims of its articles are in any partition of the output. */
    static PartitionWorker open(
            Takeover<ArticleEvent> takeover, AnalysisPipeline pipeline, InstantSource clock) {
        AnalysisPipeline.Reading reading = pipeline.reading();
        takeover.replayAll(
                pipeline.claims(),
                r -> {
                    if (takeover.owns(articleOf(r.event()))) {
                        reading.remember(r.event());
                    }
                });
        return new StepWorker<>(NAME, takeover, new ClaimStep(reading), clock);
    }

    private static String articleOf(ClaimEvent event) {
        return switch (event) {
            case ClaimEvent.Claimed(Claim claim) -> claim.article().id();
            case ClaimEvent.Unsaid unsaid -> unsaid.article();
        };
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
