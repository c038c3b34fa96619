package pactwatch.log.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import pactwatch.log.Append;

/** Appends single events outside any transaction, as REST handlers do. Safe for many threads. */
public final class LogWriter implements AutoCloseable {

    /** Where an event stands once it is acknowledged. */
    public record Position(TopicPartition partition, long offset) {}

    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaProducer<String, byte[]> producer;

    public LogWriter(KafkaSettings settings, String name) {
        producer = new KafkaProducer<>(producerSettings(settings, name));
    }

    static Map<String, Object> producerSettings(KafkaSettings settings, String name) {
        Map<String, Object> all = settings.client(name);
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, KafkaTopics.MAX_MESSAGE_BYTES);
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis() / 2);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
        return all;
    }

    /**
     * Appends one event and waits for the acknowledgement of all in-sync replicas, at most 10 s.
     *
     * @throws KafkaException if it was not acknowledged; it may still have been written
     */
    public Position append(Append<?> append) {
        return acknowledged(append, producer.send(WireFormat.write(append)));
    }

    /**
     * Appends several events, in order for each key, and waits for all of them.
     *
     * @return where they stand, in order
     * @throws KafkaException if one was not acknowledged; any of them may still have been written
     */
    public List<Position> appendAll(List<? extends Append<?>> appends) {
        List<Future<RecordMetadata>> sent =
                appends.stream().map(a -> producer.send(WireFormat.write(a))).toList();
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            positions.add(acknowledged(appends.get(i), sent.get(i)));
        }
        return positions;
    }

    private static Position acknowledged(Append<?> append, Future<RecordMetadata> sent) {
        try {
            RecordMetadata metadata = sent.get();
            LogMeters.appended(append, Instant.now());
            return new Position(
                    new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while appending", e);
        } catch (ExecutionException e) {
            throw new KafkaException("Not acknowledged: " + append.envelope().type(), e);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
