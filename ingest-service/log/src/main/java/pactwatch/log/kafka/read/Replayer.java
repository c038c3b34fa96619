package pactwatch.log.kafka.read;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.WireFormat;

/** Reads partitions from their start up to a fixed end, as a takeover does before it works. */
public final class Replayer {

    private static final Duration POLL_WAIT = Duration.ofMillis(200);

    /**
     * How long a replay may stand still. An open transaction of another writer blocks readers of
     * committed records until it ends or times out after 15 s.
     */
    private static final Duration STALL_MAX = Duration.ofSeconds(60);

    private final KafkaSettings settings;
    private final String name;

    public Replayer(KafkaSettings settings, String name) {
        this.settings = settings;
        this.name = name;
    }

    /** Replays every partition of a topic up to its present end. */
    public <E> void replayAll(Topic<E> topic, Consumer<LogRecord<E>> fold) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(topic)) {
            List<TopicPartition> partitions = partitionsOf(consumer, topic.name());
            replay(consumer, topic, Map.of(), presentEnds(partitions), fold);
        }
    }

    /**
     * Goes on with a replay of every partition of a topic up to its present end.
     *
     * @param from offset of each partition at which the replay before ended
     * @return the offsets at which this one ended
     */
    public <E> Map<TopicPartition, Long> replayAll(
            Topic<E> topic, Map<TopicPartition, Long> from, Consumer<LogRecord<E>> fold) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(topic)) {
            Map<TopicPartition, Long> ends = presentEnds(partitionsOf(consumer, topic.name()));
            replay(consumer, topic, from, ends, fold);
            return ends;
        }
    }

    /**
     * Replays one partition up to its present end.
     *
     * @return the end, from which a reader goes on
     */
    public <E> long replayPartition(Topic<E> topic, int partition, Consumer<LogRecord<E>> fold) {
        TopicPartition one = new TopicPartition(topic.name(), partition);
        try (KafkaConsumer<String, byte[]> consumer = consumer(topic)) {
            Map<TopicPartition, Long> ends = presentEnds(List.of(one));
            replay(consumer, topic, Map.of(), ends, fold);
            return ends.getOrDefault(one, 0L);
        }
    }

    /** Hands over every committed record of a topic up to its present end, readable or not. */
    public void readAll(Topic<?> topic, Consumer<ConsumerRecord<String, byte[]>> take) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(topic)) {
            readAll(consumer, topic, take);
        }
    }

    /** Hands over every record of a topic, those of transactions that are open or failed too. */
    public void readUncommitted(Topic<?> topic, Consumer<ConsumerRecord<String, byte[]>> take) {
        try (KafkaConsumer<String, byte[]> consumer = uncommitted("uncommitted")) {
            readAll(consumer, topic, take);
        }
    }

    private void readAll(
            KafkaConsumer<String, byte[]> consumer,
            Topic<?> topic,
            Consumer<ConsumerRecord<String, byte[]>> take) {
        List<TopicPartition> partitions = partitionsOf(consumer, topic.name());
        read(consumer, topic, Map.of(), presentEnds(partitions), take);
    }

    /** Replays one partition up to, and without, an offset. */
    public <E> void replayPartition(
            Topic<E> topic, int partition, long end, Consumer<LogRecord<E>> fold) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(topic)) {
            TopicPartition one = new TopicPartition(topic.name(), partition);
            replay(consumer, topic, Map.of(), Map.of(one, end), fold);
        }
    }

    private KafkaConsumer<String, byte[]> consumer(Topic<?> topic) {
        return new KafkaConsumer<>(
                ConsumerSettings.ungrouped(settings, name + "-replay-" + topic.name()));
    }

    /** The high watermarks: what has been written, committed or not, so that nothing is missed. */
    private Map<TopicPartition, Long> presentEnds(Collection<TopicPartition> partitions) {
        try (KafkaConsumer<String, byte[]> consumer = uncommitted("ends")) {
            return new HashMap<>(consumer.endOffsets(partitions));
        }
    }

    private KafkaConsumer<String, byte[]> uncommitted(String what) {
        Map<String, Object> all = ConsumerSettings.ungrouped(settings, name + "-" + what);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        return new KafkaConsumer<>(all);
    }

    static List<TopicPartition> partitionsOf(KafkaConsumer<?, ?> consumer, String topic) {
        List<PartitionInfo> found =
                Optional.ofNullable(consumer.partitionsFor(topic)).orElse(List.of());
        if (found.isEmpty()) {
            throw new KafkaException("Topic " + topic + " does not exist; create the topics first");
        }
        return found.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
    }

    private static <E> void replay(
            KafkaConsumer<String, byte[]> consumer,
            Topic<E> topic,
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> ends,
            Consumer<LogRecord<E>> fold) {
        read(consumer, topic, from, ends, record -> foldOne(topic, record, fold));
    }

    private static void read(
            KafkaConsumer<String, byte[]> consumer,
            Topic<?> topic,
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<String, byte[]>> take) {
        consumer.assign(ends.keySet());
        ends.keySet().forEach(p -> consumer.seek(p, from.getOrDefault(p, 0L)));
        Instant lastProgress = Instant.now();
        long positions = -1;
        while (!isReached(consumer, ends)) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL_WAIT)) {
                if (record.offset() < ends.getOrDefault(partitionOf(record), 0L)) {
                    take.accept(record);
                }
            }
            long now = ends.keySet().stream().mapToLong(consumer::position).sum();
            if (now != positions) {
                positions = now;
                lastProgress = Instant.now();
            } else if (lastProgress.plus(STALL_MAX).isBefore(Instant.now())) {
                throw new KafkaException(
                        "No progress in " + STALL_MAX + " reading " + topic.name());
            }
        }
    }

    /** A record that cannot be read was parked by the step that owns it; a fold passes over it. */
    static <E> void foldOne(
            Topic<E> topic, ConsumerRecord<String, byte[]> record, Consumer<LogRecord<E>> fold) {
        if (WireFormat.read(topic, record)
                instanceof WireFormat.Read.Event<E>(LogRecord<E> event)) {
            fold.accept(event);
        }
    }

    private static TopicPartition partitionOf(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private static boolean isReached(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
    }
}
