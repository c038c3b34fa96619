package pactwatch.log.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How to reach the brokers.
 *
 * @param bootstrapServers {@code host:port[,host:port]}
 * @param instance name of this instance, unique among those of its service; a restarted instance
 *     that keeps its name takes its partitions back at once
 * @param extra further client settings, such as TLS and SASL
 */
public record KafkaSettings(String bootstrapServers, String instance, Map<String, String> extra) {

    public KafkaSettings {
        if (bootstrapServers.isBlank() || instance.isBlank()) {
            throw new IllegalArgumentException("Bootstrap servers and instance are never blank");
        }
        extra = Map.copyOf(extra);
    }

    /** Settings that every client shares; a new, mutable map. */
    public Map<String, Object> client(String clientId) {
        Map<String, Object> settings = new HashMap<>(extra);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, instance + "-" + clientId);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        settings.put("enable.metrics.push", false);
        return settings;
    }
}
