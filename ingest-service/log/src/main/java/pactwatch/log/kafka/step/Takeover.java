package pactwatch.log.kafka.step;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
import pactwatch.log.kafka.Reached;
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
    private final Outputs outputs;
    private final GroupMetadata group;
    private final String note;
    private long resumeAt;
    private Reached reached;

    /** Tells the consumer group's present metadata, which a transaction of offsets needs. */
    interface GroupMetadata {
        ConsumerGroupMetadata now();
    }

    Takeover(
            Topic<I> input,
            int partition,
            TransactionalWriter writer,
            Replayer replayer,
            Outputs outputs,
            GroupMetadata group,
            int partitions,
            Reached reached) {
        this.input = input;
        this.partition = partition;
        this.partitions = partitions;
        this.writer = writer;
        this.replayer = replayer;
        this.outputs = outputs;
        this.group = group;
        this.reached = reached;
        this.resumeAt = reached.next();
        this.note = reached.note();
    }

    public int partition() {
        return partition;
    }

    /** Whether the records of a key are in the partition. */
    public boolean owns(String key) {
        return partitionOf(key) == partition;
    }

    /**
     * The partition of the input that a key's records are in, as Kafka's default partitioner says.
     */
    public int partitionOf(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
    }

    public Topic<I> input() {
        return input;
    }

    public TransactionalWriter writer() {
        return writer;
    }

    /** Commits what a batch led to, together with its offsets. */
    void commit(List<Append<?>> appends, ConsumerRecord<?, ?> last) {
        commit(appends, last.offset() + 1, "");
    }

    /**
     * Commits what a step did, all or nothing.
     *
     * @param next offset of the input from which on it has to go on
     * @param note what else the successor has to know, in at most 4,000 characters
     */
    public void commit(List<Append<?>> appends, long next, String note) {
        outputs.check(appends);
        reached = reached.then(next, note);
        writer.commit(appends, new TopicPartition(input.name(), partition), reached, group.now());
    }

    /** What the predecessor noted with its last commit; empty if there was none. */
    public String note() {
        return note;
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

    /**
     * Goes on with a replay of every partition of another topic to its present end.
     *
     * @return the offsets at which it ended
     */
    public <E> Map<TopicPartition, Long> replayAll(
            Topic<E> topic, Map<TopicPartition, Long> from, Consumer<LogRecord<E>> fold) {
        return replayer.replayAll(topic, from, fold);
    }

    /** Folds the same partition of another topic up to, and without, an offset. */
    public <E> void replay(Topic<E> topic, long end, Consumer<LogRecord<E>> fold) {
        replayer.replayPartition(topic, partition, end, fold);
    }

    /**
     * Folds the same partition of another topic to its present end.
     *
     * @return the end
     */
    public <E> long replayToEnd(Topic<E> topic, Consumer<LogRecord<E>> fold) {
        return replayer.replayPartition(topic, partition, fold);
    }
}
