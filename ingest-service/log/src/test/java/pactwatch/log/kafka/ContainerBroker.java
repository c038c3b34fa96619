package pactwatch.log.kafka;

import java.time.Duration;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A broker in a container: the public image of Apache Kafka, or another that behaves like it.
 *
 * <p>The settings are those of {@link TestBroker}, so that the same tests hold on both.
 */
public final class ContainerBroker implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofSeconds(90);

    private final KafkaContainer container;

    private ContainerBroker(KafkaContainer container) {
        this.container = container;
    }

    /**
     * Starts a broker of one's own, empty; takes about five seconds.
     *
     * @throws IllegalStateException if there is no engine, no image, or no broker after 90 s
     */
    public static ContainerBroker start(String imageName) {
        DockerImageName image = DockerImageName.parse(imageName);
        KafkaContainer container =
                new KafkaContainer(image.asCompatibleSubstituteFor("apache/kafka"))
                        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                        .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "3")
                        .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "3")
                        .withEnv("KAFKA_LOG_RETENTION_MS", "-1")
                        .withStartupTimeout(START_MAX);
        try {
            container.start();
        } catch (RuntimeException e) {
            container.close();
            throw new IllegalStateException("No broker from the image " + image, e);
        }
        return new ContainerBroker(container);
    }

    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void close() {
        container.close();
    }
}
