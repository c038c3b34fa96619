package pactwatch.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code deploy/compose.yaml} brought up from images of what this build packaged. */
final class ComposeCluster implements AutoCloseable {

    /** Containers that stay up: three brokers, two of each service, the gateway. */
    static final int CONTAINERS = 10;

    private static final String PROJECT = "pactwatch-e2e";
    private static final String LABEL = "com.docker.compose.project=";
    private static final Duration IMAGES_MAX = Duration.ofMinutes(5);
    private static final Duration UP_MAX = Duration.ofMinutes(5);
    private static final Duration DOWN_MAX = Duration.ofMinutes(2);
    private static final Duration COMMAND_MAX = Duration.ofSeconds(60);

    private final Path folder;
    private final int port = Line.freePort();
    private final List<String> compose;
    private final Api api = new Api(port, this::token);

    private ComposeCluster(Path folder) {
        this.folder = folder;
        boolean isPlugin = status(COMMAND_MAX, List.of("docker", "compose", "version")) == 0;
        List<String> command =
                new ArrayList<>(
                        isPlugin ? List.of("docker", "compose") : List.of("docker-compose"));
        Path deploy = Line.root().resolve("deploy");
        command.addAll(List.of("-p", PROJECT, "-f", deploy.resolve("compose.yaml").toString()));
        command.addAll(List.of("-f", deploy.resolve("e2e/compose.yaml").toString()));
        compose = List.copyOf(command);
    }

    /**
     * Builds the images and brings everything up.
     *
     * @param folder for the output of the commands
     * @param kafkaImage of the brokers
     */
    static ComposeCluster up(Path folder, String kafkaImage) {
        ComposeCluster cluster = new ComposeCluster(folder);
        List<String> build =
                new ArrayList<>(List.of(Line.root().resolve("deploy/images/build").toString()));
        String base = System.getenv("PACTWATCH_BASE_IMAGE");
        if (base != null) {
            build.addAll(List.of("--base", base));
        }
        build.addAll(List.of("gateway", "ingest", "analysis", "alert"));
        cluster.require(IMAGES_MAX, build, "");
        try {
            cluster.start(kafkaImage);
            return cluster;
        } catch (RuntimeException e) {
            String logs = cluster.logs();
            cluster.close();
            throw new IllegalStateException("The cluster does not come up:\n" + logs, e);
        }
    }

    private void start(String kafkaImage) {
        require(UP_MAX, with("up", "-d"), kafkaImage);
        await().atMost(UP_MAX)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> healthy() == CONTAINERS);
    }

    private long healthy() {
        return output(
                        List.of(
                                "docker",
                                "ps",
                                "-q",
                                "--filter",
                                "label=com.docker.compose.project=" + PROJECT,
                                "--filter",
                                "health=healthy"))
                .lines()
                .count();
    }

    Api api() {
        return api;
    }

    /** Kills the container of a service; it does not come back by itself. */
    void kill(String service) {
        require(COMMAND_MAX, List.of("docker", "kill", container(service)), "");
    }

    /**
     * Stops everything as {@code down} does; the exit status of each process that ran until then.
     */
    List<Integer> stop() {
        // Older versions of Compose list what has ended as well.
        List<String> running =
                output(List.of("docker", "ps", "-q", "--filter", "label=" + LABEL + PROJECT))
                        .lines()
                        .toList();
        require(DOWN_MAX, with("stop"), "");
        return running.stream()
                .map(id -> output(List.of("docker", "inspect", "-f", "{{.State.ExitCode}}", id)))
                .map(code -> Integer.valueOf(code.strip()))
                .toList();
    }

    /** What the containers wrote last. */
    String logs() {
        return output(with("logs", "--tail", "40"));
    }

    private String token() {
        return output(List.of("docker", "exec", container("gateway"), "cat", "/secrets/token"))
                .strip();
    }

    private String container(String service) {
        return output(with("ps", "-q", service)).strip();
    }

    private List<String> with(String... arguments) {
        List<String> command = new ArrayList<>(compose);
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private void require(Duration atMost, List<String> command, String kafkaImage) {
        Path log = folder.resolve("compose.log");
        int status = run(atMost, command, log, kafkaImage);
        if (status != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with " + status + ":\n" + read(log));
        }
    }

    private int status(Duration atMost, List<String> command) {
        return run(atMost, command, folder.resolve("status.log"), "");
    }

    private String output(List<String> command) {
        Path log = folder.resolve("output.log");
        run(COMMAND_MAX, command, log, "");
        return read(log);
    }

    private int run(Duration atMost, List<String> command, Path log, String kafkaImage) {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(log.endsWith("compose.log"))
                        .redirectOutput(log.toFile());
        builder.environment().put("PACTWATCH_PORT", Integer.toString(port));
        if (!kafkaImage.isBlank()) {
            builder.environment().put("PACTWATCH_KAFKA_IMAGE", kafkaImage);
        }
        try {
            Process process = builder.start();
            if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        String.join(" ", command) + " takes more than " + atMost);
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes everything down, volumes included. */
    @Override
    public void close() {
        require(DOWN_MAX, with("down", "-v", "--remove-orphans"), "");
    }
}
