package pactwatch.log.kafka.step;

import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Runs a {@link KeyedStep}: each batch becomes one transaction of outputs, dead letters and input
 * offsets.
 */
public final class KeyedStepWorker<I> implements PartitionWorker {

    private final Takeover<I> takeover;
    private final KeyedBatch<I> batches;

    public KeyedStepWorker(
            String name, Takeover<I> takeover, KeyedStep<I> step, InstantSource clock) {
        this.takeover = takeover;
        this.batches = new KeyedBatch<>(name, takeover.input(), step, clock);
    }

    @Override
    public void accept(List<ConsumerRecord<String, byte[]>> batch) {
        takeover.commit(batches.process(batch), batch.getLast());
    }

    @Override
    public boolean isHealthy() {
        return !takeover.writer().isBroken();
    }

    @Override
    public void close() {}
}
