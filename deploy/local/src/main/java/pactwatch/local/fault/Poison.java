package pactwatch.local.fault;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import pactwatch.log.TopicCatalog;

/**
 * Somebody writes what nobody can read into every topic. What a step reads must be in the dead
 * letters afterwards, whole; views pass over it.
 */
final class Poison implements Fault {

    /** Topics that steps read; the others are read by views alone. */
    static final Set<String> READ_BY_STEPS =
            Set.of(
                    "pactwatch.items",
                    "pactwatch.articles",
                    "pactwatch.claims.g1",
                    "pactwatch.statuses",
                    "pactwatch.alerts");

    private static final String GENERATION = "g1";
    static final String UNKNOWN_TYPE = "pactwatch.nonsense.said.v1";
    private static final int BYTES_MAX = 64;

    private final Path root;
    private final Set<String> written = new HashSet<>();

    Poison(Path root) {
        this.root = root;
    }

    @Override
    public String strike(KilledLine line, Random random) throws IOException, InterruptedException {
        Map<String, Object> settings =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        line.broker(),
                        ProducerConfig.ACKS_CONFIG,
                        "all");
        List<String> topics = topics();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String topic : topics) {
                note(producer.send(garbage(topic, random)).get());
                note(producer.send(ofUnknownType(topic, random)).get());
            }
        } catch (ExecutionException e) {
            throw new IOException("Nothing can be written", e);
        }
        return "%d topics poisoned".formatted(topics.size());
    }

    private List<String> topics() throws IOException {
        try (InputStream yaml = Files.newInputStream(root.resolve("deploy/topics.yaml"))) {
            TopicCatalog catalog = TopicCatalog.read(yaml);
            List<String> names = new ArrayList<>();
            catalog.topics().forEach(t -> names.add(t.name()));
            catalog.ofGeneration(GENERATION).topics().forEach(t -> names.add(t.name()));
            return names.stream().distinct().toList();
        }
    }

    private static ProducerRecord<byte[], byte[]> garbage(String topic, Random random) {
        byte[] bytes = new byte[1 + random.nextInt(BYTES_MAX)];
        random.nextBytes(bytes);
        return new ProducerRecord<>(topic, key(random), bytes);
    }

    private static ProducerRecord<byte[], byte[]> ofUnknownType(String topic, Random random) {
        ProducerRecord<byte[], byte[]> made =
                new ProducerRecord<>(topic, key(random), bytes("{\"nonsense\":true}"));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", Long.toHexString(random.nextLong()),
                        "ce_type", UNKNOWN_TYPE,
                        "ce_source", "/nowhere",
                        "ce_subject", "nothing",
                        "ce_time", "2026-01-01T00:00:00Z",
                        "ce_recordedtime", "2026-01-01T00:00:00Z")
                .forEach((name, value) -> made.headers().add(name, bytes(value)));
        return made;
    }

    private static byte[] key(Random random) {
        return bytes("poison-" + random.nextInt());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void note(RecordMetadata place) {
        if (READ_BY_STEPS.contains(place.topic())) {
            written.add(place(place.topic(), place.partition(), place.offset()));
        }
    }

    private static String place(String topic, int partition, long offset) {
        return "%s-%d@%d".formatted(topic, partition, offset);
    }

    @Override
    public boolean isParking() {
        return true;
    }

    @Override
    public List<String> faults(KilledLine line) throws IOException, InterruptedException {
        Set<String> missing = new HashSet<>(written);
        for (JsonObject letter : line.log("pactwatch.dead-letters")) {
            JsonObject parked = letter.getJsonObject("data", new JsonObject());
            JsonObject origin = parked.getJsonObject("origin", parked);
            if (origin.containsKey("topic")) {
                missing.remove(
                        place(
                                origin.getString("topic"),
                                origin.getInteger("partition"),
                                origin.getLong("offset")));
            }
        }
        return missing.isEmpty() ? List.of() : List.of("not in the dead letters: " + missing);
    }
}
