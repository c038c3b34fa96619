package pactwatch.alert.kafka;

import java.time.InstantSource;
import java.util.List;
import pactwatch.alert.AlertMeter;
import pactwatch.alert.AlertPipeline;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.Append;
import pactwatch.log.Envelope;
import pactwatch.log.LogRecord;
import pactwatch.log.kafka.step.PartitionWorker;
import pactwatch.log.kafka.step.Redrives;
import pactwatch.log.kafka.step.Step;
import pactwatch.log.kafka.step.StepWorker;
import pactwatch.log.kafka.step.Takeover;

/** Raises alerts for the members of one partition of {@code pactwatch.statuses}. */
final class RaiseStep implements Step<StatusEvent> {

    static final String NAME = "alert-raise";

    private final KafkaSubscriptions subscriptions;
    private final AlertPipeline pipeline;
    private final AlertMeter meter;

    private RaiseStep(KafkaSubscriptions subscriptions, AlertPipeline pipeline, AlertMeter meter) {
        this.meter = meter;
        this.subscriptions = subscriptions;
        this.pipeline = pipeline;
    }

    /** Takes the partition over; alerts of its members are in any partition of the output. */
    static PartitionWorker open(
            Takeover<StatusEvent> takeover,
            KafkaSubscriptions subscriptions,
            Redrives redrives,
            AlertMeter meter,
            InstantSource clock) {
        AlertPipeline pipeline = new AlertPipeline(subscriptions.book(), clock);
        takeover.replayAll(
                AlertEvent.TOPIC,
                r -> {
                    if (r.event() instanceof AlertEvent.OfAlert alert
                            && takeover.owns(alert.notice().memberKey())) {
                        pipeline.remember(r.event());
                    }
                });
        return new StepWorker<>(
                NAME, takeover, new RaiseStep(subscriptions, pipeline, meter), redrives, clock);
    }

    @Override
    public void beforeBatch() {
        subscriptions.awaitPresent();
    }

    @Override
    public List<Append<?>> decide(LogRecord<StatusEvent> input) {
        return pipeline.decide(input);
    }

    @Override
    public void evolve(LogRecord<StatusEvent> input, List<Append<?>> outputs) {
        pipeline.evolve(outputs);
        outputs.forEach(this::measure);
    }

    private void measure(Append<?> output) {
        Envelope<?> envelope = output.envelope();
        if (envelope.event() instanceof AlertEvent.OfAlert alert) {
            meter.raised(alert, envelope.recordedTime());
        }
    }
}
