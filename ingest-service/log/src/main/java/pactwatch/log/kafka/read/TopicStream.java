package pactwatch.log.kafka.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import pactwatch.log.Json;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.WireFormat;

/**
 * Streams a topic to a reader: as NDJSON up to its present end, or as server-sent events for as
 * long as the reader listens. One object a record: topic, partition, offset, key, the CloudEvents
 * attributes, and the payload as {@code data}.
 */
public final class TopicStream {

    private static final Duration POLL_WAIT = Duration.ofMillis(500);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    /** A stream ends after a day; the reader resumes with {@code Last-Event-ID}. */
    private static final Duration FOLLOW_MAX = Duration.ofDays(1);

    private static final int RETRY_MS = 2_000;
    private static final ObjectMapper MAPPER = Json.mapper();

    private final KafkaSettings settings;
    private final String topic;

    public TopicStream(KafkaSettings settings, String topic) {
        this.settings = settings;
        this.topic = topic;
    }

    /**
     * Writes one JSON object a line, up to the end that the topic has now.
     *
     * @param limit the greatest number of lines
     * @throws IOException if the reader is gone
     */
    public void writeNdjson(StreamStart start, long limit, OutputStream out) throws IOException {
        try (KafkaConsumer<String, byte[]> consumer = open(start)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            long left = limit;
            while (left > 0 && !isReached(consumer, ends)) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL_WAIT)) {
                    if (left > 0 && isBefore(record, ends)) {
                        out.write(json(record));
                        out.write('\n');
                        left--;
                    }
                }
                out.flush();
            }
        }
    }

    /**
     * Writes server-sent events until the reader goes or a day is over.
     *
     * @throws IOException if the reader is gone
     */
    public void writeEvents(StreamStart start, OutputStream out) throws IOException {
        try (KafkaConsumer<String, byte[]> consumer = open(start)) {
            write(out, "retry: " + RETRY_MS + "\n\n");
            Map<Integer, Long> positions = positions(consumer);
            long started = System.nanoTime();
            long lastWrite = started;
            while (System.nanoTime() - started < FOLLOW_MAX.toNanos()) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL_WAIT);
                for (ConsumerRecord<String, byte[]> record : records) {
                    positions.put(record.partition(), record.offset() + 1);
                    writeEvent(out, new StreamStart.After(positions).asEventId(), record);
                }
                boolean isQuiet = System.nanoTime() - lastWrite > KEEP_ALIVE.toNanos();
                if (isQuiet) {
                    write(out, ": still here\n\n");
                }
                if (isQuiet || !records.isEmpty()) {
                    out.flush();
                    lastWrite = System.nanoTime();
                }
            }
        }
    }

    private static void writeEvent(
            OutputStream out, String id, ConsumerRecord<String, byte[]> record) throws IOException {
        String type = WireFormat.headersOf(record).getOrDefault("ce_type", "message");
        write(out, "id: " + id + "\nevent: " + type.replaceAll("[\\r\\n]", " ") + "\ndata: ");
        out.write(json(record));
        write(out, "\n\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private KafkaConsumer<String, byte[]> open(StreamStart start) {
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(ConsumerSettings.ungrouped(settings, "stream-" + topic));
        List<TopicPartition> partitions = Replayer.partitionsOf(consumer, topic);
        consumer.assign(partitions);
        seek(consumer, start, partitions);
        return consumer;
    }

    private static void seek(
            KafkaConsumer<String, byte[]> consumer,
            StreamStart start,
            List<TopicPartition> partitions) {
        switch (start) {
            case StreamStart.Beginning() -> consumer.seekToBeginning(partitions);
            case StreamStart.Offset(long offset) ->
                    partitions.forEach(p -> consumer.seek(p, offset));
            case StreamStart.After(Map<Integer, Long> next) ->
                    partitions.forEach(p -> consumer.seek(p, next.getOrDefault(p.partition(), 0L)));
            case StreamStart.Time time -> seekToTime(consumer, time, partitions);
        }
    }

    private static void seekToTime(
            KafkaConsumer<String, byte[]> consumer,
            StreamStart.Time start,
            List<TopicPartition> partitions) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(p -> times.put(p, start.time().toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        consumer.seekToEnd(partitions);
        found.forEach((partition, offset) -> {
            if (offset != null) {
                consumer.seek(partition, offset.offset());
            }
        });
    }

    private static Map<Integer, Long> positions(KafkaConsumer<String, byte[]> consumer) {
        Map<Integer, Long> positions = new LinkedHashMap<>();
        consumer.assignment().forEach(p -> positions.put(p.partition(), consumer.position(p)));
        return positions;
    }

    private static boolean isReached(
            KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
    }

    private static boolean isBefore(
            ConsumerRecord<String, byte[]> record, Map<TopicPartition, Long> ends) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        return record.offset() < ends.getOrDefault(partition, 0L);
    }

    private static byte[] json(ConsumerRecord<String, byte[]> record) throws IOException {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("topic", record.topic());
        node.put("partition", record.partition());
        node.put("offset", record.offset());
        node.put("key", record.key());
        WireFormat.headersOf(record).entrySet().stream()
                .filter(h -> h.getKey().startsWith("ce_"))
                .forEach(h -> node.put(h.getKey().substring("ce_".length()), h.getValue()));
        try {
            node.set(
                    "data", MAPPER.readTree(record.value() == null ? new byte[0] : record.value()));
        } catch (JsonProcessingException e) {
            node.put("unreadable", true);
        }
        return MAPPER.writeValueAsBytes(node);
    }
}
