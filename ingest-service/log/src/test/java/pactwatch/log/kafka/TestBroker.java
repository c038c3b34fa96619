package pactwatch.log.kafka;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import pactwatch.log.TopicCatalog;

/**
 * A real KRaft broker: with its controller in the JVM of the tests, or in a container where the
 * system property {@value #IMAGE_PROPERTY} names an image.
 */
public final class TestBroker implements AutoCloseable {

    /** The system property with the name of an image of Apache Kafka. */
    public static final String IMAGE_PROPERTY = "pactwatch.test.kafka-image";

    private static final class Shared {
        static final TestBroker BROKER = startAndCloseAtExit();
    }

    private final String bootstrapServers;
    private final AutoCloseable running;

    private TestBroker(String bootstrapServers, AutoCloseable running) {
        this.bootstrapServers = bootstrapServers;
        this.running = running;
    }

    /** The broker that all tests of a JVM share; it ends with the JVM. */
    public static TestBroker shared() {
        return Shared.BROKER;
    }

    private static TestBroker startAndCloseAtExit() {
        TestBroker broker = start();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "test-broker-stop"));
        return broker;
    }

    /** A broker of one's own, empty; takes about three seconds. */
    public static TestBroker start() {
        String image = System.getProperty(IMAGE_PROPERTY, "");
        if (!image.isBlank()) {
            ContainerBroker container = ContainerBroker.start(image);
            return new TestBroker(container.bootstrapServers(), container);
        }
        try {
            KafkaClusterTestKit cluster =
                    new KafkaClusterTestKit.Builder(
                                    new TestKitNodes.Builder()
                                            .setCombined(false)
                                            .setNumBrokerNodes(1)
                                            .setNumControllerNodes(1)
                                            .build())
                            .setConfigProp("auto.create.topics.enable", "false")
                            .setConfigProp("offsets.topic.replication.factor", "1")
                            .setConfigProp("offsets.topic.num.partitions", "3")
                            .setConfigProp("transaction.state.log.replication.factor", "1")
                            .setConfigProp("transaction.state.log.min.isr", "1")
                            .setConfigProp("transaction.state.log.num.partitions", "3")
                            .setConfigProp("group.initial.rebalance.delay.ms", "0")
                            .build();
            cluster.format();
            cluster.startup();
            cluster.waitForReadyBrokers();
            return new TestBroker(cluster.bootstrapServers(), cluster);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the broker starts", e);
        } catch (Exception e) {
            throw new IllegalStateException("The test broker does not start", e);
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public KafkaSettings settings(String instance) {
        return new KafkaSettings(bootstrapServers(), instance, Map.of());
    }

    /** Creates the topics of the project's own catalogue, found by walking up to {@code deploy}. */
    public TestBroker withProjectTopics() {
        Path file = Path.of("deploy", "topics.yaml");
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(file))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("No " + file + " above the working directory");
        }
        try (InputStream yaml = Files.newInputStream(folder.resolve(file))) {
            provision(settings("test"), TopicCatalog.read(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Creates topics with three partitions each. */
    public TestBroker withTopics(String... names) {
        provide(settings("test"), names);
        return this;
    }

    /** Creates topics with three partitions each on any broker. */
    public static void provide(KafkaSettings settings, String... names) {
        StringBuilder yaml = new StringBuilder("partitions: 3\ntopics:\n");
        for (String name : names) {
            yaml.append("  - name: ").append(name).append('\n');
        }
        try {
            byte[] bytes = yaml.toString().getBytes(StandardCharsets.UTF_8);
            provision(settings, TopicCatalog.read(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void provision(KafkaSettings settings, TopicCatalog catalog) {
        var mismatches = KafkaTopics.provision(settings, catalog);
        if (!mismatches.isEmpty()) {
            throw new IllegalStateException(String.join("; ", mismatches));
        }
    }

    @Override
    public void close() {
        try {
            running.close();
        } catch (Exception e) {
            throw new IllegalStateException("The test broker does not stop", e);
        }
    }
}
