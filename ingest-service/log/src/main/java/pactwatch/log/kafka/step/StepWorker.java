package pactwatch.log.kafka.step;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;
import pactwatch.log.kafka.WireFormat;

/**
 * Runs a {@link Step}: each batch becomes one transaction of outputs, dead letters and input
 * offsets. A record that cannot be read or processed is parked with the reason; the others go on.
 */
public final class StepWorker<I> implements PartitionWorker {

    private static final Logger LOG = Logger.getLogger(StepWorker.class);

    private final String name;
    private final Takeover<I> takeover;
    private final Step<I> step;
    private final InstantSource clock;

    public StepWorker(String name, Takeover<I> takeover, Step<I> step, InstantSource clock) {
        this.name = name;
        this.takeover = takeover;
        this.step = step;
        this.clock = clock;
    }

    @Override
    public void accept(List<ConsumerRecord<String, byte[]>> batch) {
        step.beforeBatch();
        List<Append<?>> outputs = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            outputs.addAll(process(record));
        }
        takeover.commit(outputs, batch.getLast());
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
            outputs = step.decide(event);
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
