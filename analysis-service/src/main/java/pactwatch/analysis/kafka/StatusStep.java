package pactwatch.analysis.kafka;

import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import pactwatch.analysis.AnalysisPipeline;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;
import pactwatch.log.kafka.step.KeyedStep;
import pactwatch.log.kafka.step.KeyedStepWorker;
import pactwatch.log.kafka.step.PartitionWorker;
import pactwatch.log.kafka.step.Takeover;

/** Tells the statuses of the members of one partition of the claims topic. */
final class StatusStep implements KeyedStep<ClaimEvent> {

    static final String NAME = "analysis-statuses";

    private static final Logger LOG = Logger.getLogger(StatusStep.class);

    private final AnalysisPipeline.Judging judging;

    private StatusStep(AnalysisPipeline.Judging judging) {
        this.judging = judging;
    }

    /** Takes the partition over, with what was told of its members. */
    static PartitionWorker open(
            Takeover<ClaimEvent> takeover, AnalysisPipeline pipeline, InstantSource clock) {
        AnalysisPipeline.Judging judging = pipeline.judging();
        takeover.replay(StatusEvent.TOPIC, judging::remember);
        takeover.replayInput(judging::fold);
        judging.members().forEach(key -> resume(judging, key));
        return new KeyedStepWorker<>(NAME, takeover, new StatusStep(judging), clock);
    }

    /** A member that cannot be projected must not keep the others of its partition from work. */
    private static void resume(AnalysisPipeline.Judging judging, String key) {
        try {
            judging.resume(key);
        } catch (RuntimeException e) {
            LOG.errorf(e, "member not resumed step=%s key=%s", NAME, key);
        }
    }

    @Override
    public void fold(LogRecord<ClaimEvent> input) {
        judging.fold(input);
    }

    @Override
    public List<Append<?>> decide(String key, List<LogRecord<ClaimEvent>> inputs) {
        return judging.decide(key, inputs.getLast());
    }

    @Override
    public void evolve(String key, List<Append<?>> outputs) {
        judging.evolve(key, outputs);
    }
}
