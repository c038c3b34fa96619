package pactwatch.local.race;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import pactwatch.local.bench.Api;
import pactwatch.local.broker.BrokerMain;
import pactwatch.local.process.Child;
import pactwatch.local.process.FreePort;
import pactwatch.log.TopicCatalog;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.KafkaTopics;

/** A broker and an ingest service, started as {@code up} starts them, on an empty folder. */
final class RaceLine implements AutoCloseable {

    private static final Duration READY_MAX = Duration.ofSeconds(60);
    private static final Duration ASK_MAX = Duration.ofSeconds(2);
    private static final Duration STOP_MAX = Duration.ofSeconds(15);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final String TOKEN = "race";

    private final Child broker;
    private final Child ingest;
    private final String bootstrapServers;
    private final URI url;

    private RaceLine(Child broker, Child ingest, String bootstrapServers, URI url) {
        this.broker = broker;
        this.ingest = ingest;
        this.bootstrapServers = bootstrapServers;
        this.url = url;
    }

    /**
     * Starts both and returns when the service is ready.
     *
     * @param javaOptions of the service, such as its heap
     * @param pollEvery between two fetches of a feed
     * @throws IOException if one of them is not ready in time
     */
    static RaceLine start(Path root, Path folder, List<String> javaOptions, Duration pollEvery)
            throws IOException, InterruptedException {
        int brokerPort = FreePort.next();
        String servers = "127.0.0.1:" + brokerPort;
        Child broker = Child.start(broker(root, folder, brokerPort));
        try {
            provision(root, servers);
            Files.writeString(folder.resolve("token"), TOKEN);
            int port = FreePort.next();
            Child ingest = Child.start(ingest(root, folder, servers, port, javaOptions, pollEvery));
            URI url = URI.create("http://127.0.0.1:" + port);
            RaceLine line = new RaceLine(broker, ingest, servers, url);
            line.awaitReady();
            return line;
        } catch (IOException | RuntimeException e) {
            broker.stop(STOP_MAX);
            throw e;
        }
    }

    private static Child.Recipe broker(Path root, Path folder, int port) throws IOException {
        Path target = root.resolve("deploy/local/target");
        List<String> command =
                new ArrayList<>(List.of(java(), "-Xms128m", "-Xmx320m", "-XX:+UseSerialGC"));
        command.addAll(
                List.of(
                        "-Dlog4j2.configurationFile=broker-log4j2.properties",
                        "-cp",
                        target + "/classes:" + target.resolve("lib") + "/*",
                        BrokerMain.class.getName(),
                        folder.resolve("broker").toString(),
                        Integer.toString(port),
                        Integer.toString(FreePort.next())));
        return new Child.Recipe("broker", command, Map.of(), folder.resolve("broker.log"));
    }

    private static Child.Recipe ingest(
            Path root,
            Path folder,
            String servers,
            int port,
            List<String> javaOptions,
            Duration pollEvery) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(javaOptions);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-jar");
        command.add(root.resolve("ingest-service/target/quarkus-app/quarkus-run.jar").toString());
        return new Child.Recipe(
                "ingest",
                command,
                Map.of(
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port),
                        "PACTWATCH_KAFKA_BOOTSTRAP_SERVERS",
                        servers,
                        "PACTWATCH_TOKEN_FILE",
                        folder.resolve("token").toString(),
                        "PACTWATCH_INGEST_ALLOWED_ADDRESSES",
                        "127.0.0.0/8",
                        "PACTWATCH_INGEST_POLL_INTERVAL",
                        pollEvery.toString()),
                folder.resolve("ingest.log"));
    }

    private static void provision(Path root, String servers)
            throws IOException, InterruptedException {
        TopicCatalog catalog;
        try (InputStream yaml = Files.newInputStream(root.resolve("deploy/topics.yaml"))) {
            catalog = TopicCatalog.read(yaml);
        }
        long deadline = System.nanoTime() + READY_MAX.toNanos();
        while (true) {
            try {
                KafkaTopics.provision(new KafkaSettings(servers, "race", Map.of()), catalog);
                return;
            } catch (KafkaException e) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("The broker does not answer", e);
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
            }
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_MAX.toNanos();
        try (HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(ASK_MAX)
                        .build()) {
            while (!isReady(http)) {
                if (!ingest.isAlive() || System.nanoTime() > deadline) {
                    close();
                    throw new IOException(
                            "The ingest service is not ready: "
                                    + String.join("\n", ingest.tail(20)));
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
            }
        }
    }

    private boolean isReady(HttpClient http) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve("/q/health/ready")).timeout(ASK_MAX).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    Api api() {
        return new Api(url, TOKEN);
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    ProcessUse ingestUse() {
        return ProcessUse.of(ingest.pid());
    }

    ProcessUse brokerUse() {
        return ProcessUse.of(broker.pid());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Override
    public void close() {
        ingest.stop(STOP_MAX);
        broker.stop(STOP_MAX);
    }
}
