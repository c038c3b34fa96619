package pactwatch.alert.kafka;

import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import pactwatch.alert.AlertMeter;
import pactwatch.alert.AlertPipeline;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.Append;
import pactwatch.log.Envelope;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
import pactwatch.log.kafka.step.PartitionWorker;
import pactwatch.log.kafka.step.Redrives;
import pactwatch.log.kafka.step.Step;
import pactwatch.log.kafka.step.StepWorker;
import pactwatch.log.kafka.step.Takeover;

/** Raises alerts for the members of one partition of {@code pactwatch.statuses}. */
final class RaiseStep implements Step<StatusEvent> {

    static final String NAME = "alert-raise";

    static final Set<Topic<?>> OUTPUTS = Set.of(AlertEvent.TOPIC);

    private final Takeover<StatusEvent> takeover;
    private final KafkaSubscriptions subscriptions;
    private final AlertPipeline pipeline;
    private final AlertMeter meter;

    /** The offset after the last record that was worked through. */
    private long next;

    private RaiseStep(
            Takeover<StatusEvent> takeover,
            KafkaSubscriptions subscriptions,
            AlertPipeline pipeline,
            AlertMeter meter) {
        this.takeover = takeover;
        this.meter = meter;
        this.subscriptions = subscriptions;
        this.pipeline = pipeline;
        this.next = takeover.resumeAt();
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
                NAME,
                takeover,
                new RaiseStep(takeover, subscriptions, pipeline, meter),
                redrives,
                clock);
    }

    @Override
    public void beforeBatch() {
        subscriptions.awaitPresent();
    }

    @Override
    public List<Append<?>> decide(LogRecord<StatusEvent> input) {
        return isOvertaken(input) ? List.of() : pipeline.decide(input);
    }

    /**
     * Whether a record that is tried again is no longer the last word of its development: each
     * tells the whole state, so the later one told all that this one could.
     */
    private boolean isOvertaken(LogRecord<StatusEvent> input) {
        if (input.offset() >= next
                || !(input.event() instanceof StatusEvent.DevelopmentChanged tried)) {
            return false;
        }
        AtomicBoolean isOvertaken = new AtomicBoolean();
        takeover.replay(
                StatusEvent.TOPIC,
                next,
                later -> {
                    if (later.offset() > input.offset()
                            && later.key().equals(input.key())
                            && later.event() instanceof StatusEvent.DevelopmentChanged change
                            && isSameThing(tried.development(), change.development())) {
                        isOvertaken.set(true);
                    }
                });
        return isOvertaken.get();
    }

    private static boolean isSameThing(Development one, Development other) {
        return one.id().equals(other.id())
                || !Collections.disjoint(one.evidenceKeys(), other.evidenceKeys());
    }

    @Override
    public void evolve(LogRecord<StatusEvent> input, List<Append<?>> outputs) {
        next = Math.max(next, input.offset() + 1);
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
