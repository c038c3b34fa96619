package pactwatch.log.kafka.read;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import pactwatch.log.kafka.KafkaSettings;

/** Settings that every reader of the log shares: committed records only, offsets never by timer. */
public final class ConsumerSettings {

    private ConsumerSettings() {}

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
