package pactwatch.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import pactwatch.log.TopicCatalog;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.KafkaTopics;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deploy/pactwatch topics}: creates what a cluster lacks before services start on it. */
@Command(
        name = "pactwatch topics",
        mixinStandardHelpOptions = true,
        description = "Creates the topics that are missing and checks those that exist.")
public final class TopicsCommand implements Callable<Integer> {

    private static final Duration READY_MAX = Duration.ofMinutes(2);

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT[,…]",
            required = true,
            description = "The brokers.")
    private String kafka = "";

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "Settings of Kafka clients, such as TLS and SASL.")
    private @Nullable Path kafkaConfig;

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            description = "The list of topics (default: deploy/topics.yaml).")
    private @Nullable Path catalog;

    @Option(
            names = "--secrets",
            paramLabel = "DIR",
            description = "Make the admin token there too, if it is not there yet.")
    private @Nullable Path secrets;

    /**
     * Creates the topics.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new TopicsCommand()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        try {
            provision();
            if (secrets != null) {
                DataFolder.secret(secrets, "token");
            }
            return 0;
        } catch (Problem e) {
            System.err.println("pactwatch: " + e.getMessage());
            return 1;
        }
    }

    private void provision() throws Problem, IOException {
        Path file =
                catalog != null
                        ? catalog
                        : Path.of(System.getProperty("pactwatch.root", "."), "deploy/topics.yaml");
        TopicCatalog topics;
        try (InputStream yaml = Files.newInputStream(file)) {
            topics = TopicCatalog.read(yaml);
        }
        KafkaSettings settings = settings();
        long deadline = System.nanoTime() + READY_MAX.toNanos();
        while (true) {
            try {
                List<String> mismatches = KafkaTopics.provision(settings, topics);
                if (!mismatches.isEmpty()) {
                    throw new Problem(String.join("\n", mismatches));
                }
                System.out.println(topics.topics().size() + " topics");
                return;
            } catch (KafkaException e) {
                Problem.throwIfRefused(e);
                if (System.nanoTime() > deadline) {
                    throw new Problem("The brokers do not answer: " + e.getMessage());
                }
            }
        }
    }

    private KafkaSettings settings() throws Problem {
        try {
            return KafkaSettings.withFile(kafka, "topics", kafkaConfig, Map.of());
        } catch (IllegalArgumentException e) {
            throw new Problem(String.valueOf(e.getMessage()));
        }
    }
}
