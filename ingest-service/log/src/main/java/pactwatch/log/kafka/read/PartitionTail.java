package pactwatch.log.kafka.read;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import pactwatch.log.kafka.KafkaSettings;

/** Follows one partition of a topic from an offset without ever waiting. For one thread. */
public final class PartitionTail implements AutoCloseable {

    private final TopicPartition partition;
    private final KafkaConsumer<String, byte[]> consumer;

    /**
     * Opens a tail.
     *
     * @param name who reads, such as a step
     * @param from offset of the first record that is wanted
     */
    public PartitionTail(
            KafkaSettings settings, String name, String topic, int partition, long from) {
        this.partition = new TopicPartition(topic, partition);
        Map<String, Object> all =
                ConsumerSettings.ungrouped(settings, name + "-tail-" + this.partition);
        consumer = new KafkaConsumer<>(all);
        consumer.assign(List.of(this.partition));
        consumer.seek(this.partition, from);
    }

    /** The records that have arrived since, in order; at most 500 at a time. */
    public List<ConsumerRecord<String, byte[]>> poll() {
        return consumer.poll(Duration.ZERO).records(partition);
    }

    /** Offset after the last record that was polled. */
    public long next() {
        return consumer.position(partition);
    }

    /** How many records there are that were not polled; 0 until the brokers have told. */
    public long behind() {
        return consumer.currentLag(partition).orElse(0);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
