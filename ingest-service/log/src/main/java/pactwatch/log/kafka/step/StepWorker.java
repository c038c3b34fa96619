package pactwatch.log.kafka.step;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import pactwatch.log.Append;
import pactwatch.log.DeadLetterEvent;
import pactwatch.log.LogRecord;
import pactwatch.log.kafka.WireFormat;
import pactwatch.log.trace.Spans;

/**
 * Runs a {@link Step}: each batch becomes one transaction of outputs, dead letters and input
 * offsets. A record that cannot be read or processed is parked with the reason; the others go on,
 * and it is tried again when somebody asks for it.
 */
public final class StepWorker<I> implements PartitionWorker {

    private static final Logger LOG = Logger.getLogger(StepWorker.class);

    private final String name;
    private final Takeover<I> takeover;
    private final Step<I> step;
    private final Redrives redrives;
    private final InstantSource clock;
    private long next;

    public StepWorker(String name, Takeover<I> takeover, Step<I> step, InstantSource clock) {
        this(name, takeover, step, Redrives.NONE, clock);
    }

    /** A worker that tries records again. */
    public StepWorker(
            String name,
            Takeover<I> takeover,
            Step<I> step,
            Redrives redrives,
            InstantSource clock) {
        this.name = name;
        this.takeover = takeover;
        this.step = step;
        this.redrives = redrives;
        this.clock = clock;
        this.next = takeover.resumeAt();
    }

    @Override
    public void accept(List<ConsumerRecord<String, byte[]>> batch) {
        step.beforeBatch();
        List<Append<?>> outputs = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            outputs.addAll(process(record));
        }
        next = batch.getLast().offset() + 1;
        takeover.commit(outputs, next, "");
    }

    @Override
    public boolean tick() {
        List<ConsumerRecord<String, byte[]>> due =
                redrives.due(name, takeover.input().name(), takeover.partition());
        for (ConsumerRecord<String, byte[]> record : due) {
            step.beforeBatch();
            List<Append<?>> outputs = new ArrayList<>(process(record));
            if (outputs.stream().noneMatch(o -> o.topic().equals(DeadLetterEvent.TOPIC))) {
                outputs.add(WireFormat.recover(name, record, clock.instant()));
            }
            takeover.commit(outputs, next, "");
        }
        return !due.isEmpty();
    }

    private List<Append<?>> process(ConsumerRecord<String, byte[]> record) {
        return switch (WireFormat.read(takeover.input(), record)) {
            case WireFormat.Read.Unreadable<I>(String reason) -> List.of(park(record, reason));
            case WireFormat.Read.Event<I>(LogRecord<I> event) -> processEvent(record, event);
        };
    }

    private List<Append<?>> processEvent(
            ConsumerRecord<String, byte[]> record, LogRecord<I> event) {
        List<Append<?>> outputs;
        try {
            outputs = Spans.follow(name, event.trail(), () -> step.decide(event));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(
                    e,
                    "record parked step=%s topic=%s partition=%d offset=%d",
                    name,
                    record.topic(),
                    record.partition(),
                    record.offset());
            return List.of(park(record, String.valueOf(e)));
        }
        step.evolve(event, outputs);
        return outputs;
    }

    private Append<?> park(ConsumerRecord<String, byte[]> record, String reason) {
        return WireFormat.park(name, record, reason, clock.instant());
    }

    @Override
    public boolean isHealthy() {
        return !takeover.writer().isBroken();
    }

    @Override
    public void close() {}
}
