package pactwatch.log.kafka.read;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import pactwatch.log.kafka.KafkaSettings;

/** Settings that every reader of the log shares: committed records only, offsets never by timer. */
public final class ConsumerSettings {

    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);
    private static final Duration POLL_INTERVAL_MAX = Duration.ofMinutes(5);

    private ConsumerSettings() {}

    /** Settings of a member of a step's group; a new, mutable map. */
    public static Map<String, Object> grouped(
            KafkaSettings settings, String step, String group, int batchRecordsMax) {
        Map<String, Object> all = ungrouped(settings, step);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        all.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instance() + "." + step);
        all.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        all.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION_TIMEOUT.toMillis());
        all.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) SESSION_TIMEOUT.toMillis() / 4);
        all.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) POLL_INTERVAL_MAX.toMillis());
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batchRecordsMax);
        return all;
    }

    /** Settings of a consumer outside any group; a new, mutable map. */
    public static Map<String, Object> ungrouped(KafkaSettings settings, String name) {
        Map<String, Object> all = settings.client(name);
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return all;
    }
}
