package pactwatch.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pactwatch.log.kafka.TestBroker;

/** The packaged service as a process of its own, that can be killed. */
final class AlertProcess implements AutoCloseable {

    static final String TOKEN = "process-token";

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration ASK_MAX = Duration.ofSeconds(10);
    private static final int STOP_SECONDS_MAX = 10;
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:([0-9]+)");
    private static final Pattern TAKEN = Pattern.compile("partition taken over step=alert-deliver");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final Path log;

    private AlertProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts an instance and returns at once.
     *
     * @param folder of the token and the key, which all instances share
     */
    static AlertProcess start(TestBroker broker, Path folder, String name) {
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                JAR.toAbsolutePath().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "QUARKUS_HTTP_PORT",
                                "0",
                                "PACTWATCH_INSTANCE",
                                name,
                                "PACTWATCH_KAFKA_BOOTSTRAP_SERVERS",
                                broker.bootstrapServers(),
                                "PACTWATCH_TOKEN_FILE",
                                folder.resolve("token").toString(),
                                "PACTWATCH_ALERT_KEY_FILE",
                                folder.resolve("alert.key").toString(),
                                "PACTWATCH_ALERT_ALLOW_PRIVATE_ADDRESSES",
                                "true",
                                "PACTWATCH_ALERT_IN_FLIGHT_MAX",
                                "4",
                                "PACTWATCH_ALERT_IN_FLIGHT_PER_RECEIVER_MAX",
                                "2"));
        try {
            Files.writeString(folder.resolve("token"), TOKEN);
            return new AlertProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens: on a port that the system chose for it, which it tells in its log. */
    private URI url() throws IOException {
        Matcher listening = LISTENING.matcher(Files.readString(log));
        if (!listening.find()) {
            throw new IOException("It does not listen yet");
        }
        return URI.create("http://127.0.0.1:" + listening.group(1));
    }

    boolean isReady() {
        try {
            return ask("GET", "/q/health/ready", "").statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /** How many partitions it has taken over to deliver their alerts, so far. */
    long partitionsTaken() {
        try {
            return TAKEN.matcher(Files.readString(log)).results().count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> ask(String method, String path, String body) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(url().resolve(path))
                        .timeout(ASK_MAX)
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    /** Ends it with SIGKILL. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new IllegalStateException("It outlives a SIGKILL");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        http.close();
        kill();
    }
}
