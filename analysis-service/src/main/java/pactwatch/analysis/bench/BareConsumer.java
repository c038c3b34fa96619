package pactwatch.analysis.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.read.ConsumerSettings;

/** A consumer that does nothing with what it reads: what any reading is compared with. */
final class BareConsumer {

    private static final Duration POLL_WAIT = Duration.ofMillis(200);

    /** What a reading took. */
    record Reading(long records, double seconds) {
        double perSecond() {
            return records / seconds;
        }
    }

    private BareConsumer() {}

    /** Reads a topic from its start to its present end. */
    static Reading read(KafkaSettings settings, String topic) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(ConsumerSettings.ungrouped(settings, "bare"))) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long started = System.nanoTime();
            long records = 0;
            while (ends.entrySet().stream()
                    .anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                records += consumer.poll(POLL_WAIT).count();
            }
            return new Reading(records, (System.nanoTime() - started) / 1e9);
        }
    }
}
