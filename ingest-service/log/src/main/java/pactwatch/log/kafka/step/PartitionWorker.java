package pactwatch.log.kafka.step;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Does the work of one owned partition. Opened after the predecessor is fenced. */
public interface PartitionWorker extends AutoCloseable {

    /** Takes the next records of the partition, in order. Called on the owner's thread. */
    void accept(List<ConsumerRecord<String, byte[]>> batch);

    /**
     * Does what is not led to by a record of the input. Called on the owner's thread between
     * batches, several times a second.
     *
     * @return whether there was anything to do
     */
    default boolean tick() {
        return false;
    }

    /**
     * How many records it has not yet read of other topics that it follows by itself, by the name
     * of the topic. Called on the owner's thread.
     */
    default Map<String, Long> behind() {
        return Map.of();
    }

    /** Whether it can go on; a worker that cannot is given up and the partition taken over anew. */
    boolean isHealthy();

    /** Stops within a few seconds; nothing is written afterwards. */
    @Override
    void close();
}
