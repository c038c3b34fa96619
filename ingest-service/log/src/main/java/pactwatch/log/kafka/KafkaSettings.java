package pactwatch.log.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

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

    /**
     * Settings with those of a file, such as Kafka's own tools take with {@code --command-config}.
     *
     * @param file absent where brokers are reached without TLS and SASL
     * @param extra further settings, which win over those of the file
     * @throws IllegalArgumentException if the file cannot be read
     */
    public static KafkaSettings withFile(
            String bootstrapServers,
            String instance,
            @Nullable Path file,
            Map<String, String> extra) {
        Map<String, String> all = new HashMap<>();
        if (file != null) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "The file of Kafka client settings cannot be read: " + file, e);
            }
            properties.stringPropertyNames().forEach(n -> all.put(n, properties.getProperty(n)));
        }
        all.putAll(extra);
        return new KafkaSettings(bootstrapServers, instance, all);
    }

    /** Without the further settings, which may hold passwords. */
    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers=%s, instance=%s, extra=%s]"
                .formatted(bootstrapServers, instance, extra.keySet());
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
