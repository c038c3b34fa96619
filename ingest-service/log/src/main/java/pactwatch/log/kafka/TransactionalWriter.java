package pactwatch.log.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import pactwatch.log.Append;

/**
 * Writes for one partition of one step, a transaction at a time. Opening it fences whoever wrote
 * under the same transactional id before. After a failure it is broken for good: its owner gives
 * the partition up and takes it over anew.
 */
public final class TransactionalWriter implements AutoCloseable {

    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final String transactionalId;
    private final KafkaProducer<String, byte[]> producer;
    private volatile boolean broken;

    private TransactionalWriter(String transactionalId, KafkaProducer<String, byte[]> producer) {
        this.transactionalId = transactionalId;
        this.producer = producer;
    }

    /** Opens the writer of {@code <step>-<partition>} and fences its predecessor. */
    public static TransactionalWriter open(KafkaSettings settings, String step, int partition) {
        String transactionalId = step + "-" + partition;
        Map<String, Object> all = LogWriter.producerSettings(settings, transactionalId);
        all.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        all.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        KafkaProducer<String, byte[]> producer = new KafkaProducer<>(all);
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
        return new TransactionalWriter(transactionalId, producer);
    }

    /** Its name, {@code <step>-<partition>}; what it writes together with an offset bears it. */
    public String id() {
        return transactionalId;
    }

    /** Whether a commit failed, so that nothing more can be written through this writer. */
    public boolean isBroken() {
        return broken;
    }

    /**
     * Writes all events or none.
     *
     * @throws KafkaException if the transaction failed or another writer has taken over
     */
    public void commit(List<? extends Append<?>> appends) {
        transact(appends, _ -> {}, () -> {});
    }

    /** Writes all events and how far they have come in the input, or nothing of it. */
    public void commit(
            List<? extends Append<?>> appends,
            TopicPartition input,
            Reached reached,
            ConsumerGroupMetadata group) {
        transact(
                appends,
                record -> reached.stamp(record, transactionalId),
                () -> producer.sendOffsetsToTransaction(Map.of(input, reached.offset()), group));
    }

    private synchronized void transact(
            List<? extends Append<?>> appends,
            Consumer<ProducerRecord<String, byte[]>> stamp,
            Runnable offsets) {
        if (broken) {
            throw new KafkaException("An earlier transaction of this writer failed");
        }
        try {
            producer.beginTransaction();
            for (Append<?> append : appends) {
                ProducerRecord<String, byte[]> record = WireFormat.write(append);
                stamp.accept(record);
                // A failed send fails the commit below.
                Future<?> _ = producer.send(record);
            }
            offsets.run();
            producer.commitTransaction();
            LogMeters.appended(appends, Instant.now());
        } catch (RuntimeException e) {
            broken = true;
            throw e;
        }
    }

    /**
     * Aborts what a predecessor's transaction left open in partitions: the brokers close it with
     * the next one of the same transactional id there.
     *
     * @throws KafkaException if the brokers do not take that
     */
    public synchronized void abortIn(Set<TopicPartition> partitions) {
        try {
            producer.beginTransaction();
            for (TopicPartition partition : partitions) {
                RecordMetadata _ =
                        producer.send(
                                        new ProducerRecord<>(
                                                partition.topic(),
                                                partition.partition(),
                                                "",
                                                new byte[0]))
                                .get();
            }
            producer.abortTransaction();
        } catch (InterruptedException e) {
            broken = true;
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while a transaction is aborted", e);
        } catch (ExecutionException e) {
            broken = true;
            throw new KafkaException("Nothing can be aborted in " + partitions, e);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
