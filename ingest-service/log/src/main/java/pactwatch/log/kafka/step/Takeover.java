package pactwatch.log.kafka.step;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
import pactwatch.log.kafka.TransactionalWriter;
import pactwatch.log.kafka.read.Replayer;

/**
 * One partition taken over: the predecessor is fenced, so all that it wrote is in the log.
 *
 * @param <I> events of the input topic
 */
public final class Takeover<I> {

    private final Topic<I> input;
    private final int partition;
    private final int partitions;
    private final TransactionalWriter writer;
    private final Replayer replayer;
    private final GroupMetadata group;
    private long resumeAt;

    /** Tells the consumer group's present metadata, which a transaction of offsets needs. */
    interface GroupMetadata {
        ConsumerGroupMetadata now();
    }

    Takeover(
            Topic<I> input,
            int partition,
            TransactionalWriter writer,
            Replayer replayer,
            GroupMetadata group,
            int partitions,
            long committed) {
        this.input = input;
        this.partition = partition;
        this.partitions = partitions;
        this.writer = writer;
        this.replayer = replayer;
        this.group = group;
        this.resumeAt = committed;
    }

    public int partition() {
        return partition;
    }

    /** Whether the records of a key are in the partition, as Kafka's default partitioner says. */
    public boolean owns(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(bytes)) % partitions == partition;
    }

    public Topic<I> input() {
        return input;
    }

    public TransactionalWriter writer() {
        return writer;
    }

    /** Commits what a batch led to, together with its offsets. */
    void commit(List<Append<?>> outputs, ConsumerRecord<?, ?> last) {
        writer.commit(
                outputs,
                Map.of(
                        new TopicPartition(last.topic(), last.partition()),
                        new OffsetAndMetadata(last.offset() + 1)),
                group.now());
    }

    /** The offset at which the worker's records begin. */
    public long resumeAt() {
        return resumeAt;
    }

    /** Folds the input up to the committed offset: what the predecessor had worked through. */
    public void replayInput(Consumer<LogRecord<I>> fold) {
        replayer.replayPartition(input, partition, resumeAt, fold);
    }

    /** Folds the whole input; the worker's records then begin at its present end. */
    public void replayInputToEnd(Consumer<LogRecord<I>> fold) {
        resumeAt = replayer.replayPartition(input, partition, fold);
    }

    /** Folds the same partition of another topic to its present end. */
    public <E> void replay(Topic<E> topic, Consumer<LogRecord<E>> fold) {
        replayer.replayPartition(topic, partition, fold);
    }

    /** Folds every partition of another topic to its present end. */
    public <E> void replayAll(Topic<E> topic, Consumer<LogRecord<E>> fold) {
        replayer.replayAll(topic, fold);
    }
}
