package pactwatch.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import pactwatch.local.process.FreePort;

/**
 * The whole of Pactwatch as a user starts it: {@code deploy/pactwatch up} in a process of its own.
 */
final class Line implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofMinutes(3);
    private static final Duration STOP_MAX = Duration.ofSeconds(60);

    private final Process launcher;
    private final Path data;
    private final Path output;
    private final Api api;

    private Line(Process launcher, Path data, Path output, int port) {
        this.launcher = launcher;
        this.data = data;
        this.output = output;
        this.api = new Api(port, () -> read(data.resolve("token")));
    }

    /** Starts the line on its own data folder and ports, and waits until it says that it is up. */
    static Line up(Path data, Map<String, String> environment, String... arguments) {
        int port = freePort();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                root().resolve("deploy/pactwatch").toString(),
                                "up",
                                "--port",
                                Integer.toString(port),
                                "--data",
                                data.toString()));
        command.addAll(List.of(arguments));
        Path output = data.resolveSibling(data.getFileName() + "-" + port + ".out");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        try {
            Line line = new Line(builder.start(), data, output, port);
            line.awaitReady();
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The checkout, found by walking up from the working directory. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("deploy/topics.yaml"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("Not inside a checkout");
            }
            folder = parent;
        }
        return folder;
    }

    static int freePort() {
        try {
            return FreePort.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        await().atMost(START_MAX)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    if (!launcher.isAlive()) {
                        throw new IllegalStateException("It ended:\n" + output());
                    }
                    return output().contains("Pactwatch is up");
                });
    }

    String output() {
        try {
            return Files.exists(output) ? Files.readString(output) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address(String path) {
        return api.address(path);
    }

    String token() {
        return api.token();
    }

    JsonNode get(String path) {
        return api.get(path);
    }

    JsonNode post(String path, String body) {
        return api.post(path, body);
    }

    HttpResponse<String> ask(URI address) {
        return api.ask(address);
    }

    List<JsonNode> log(String topic) {
        return api.log(topic);
    }

    private static String read(Path token) {
        try {
            return Files.readString(token).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process ids of the broker and the services, by name, as the launcher writes them. */
    Map<String, Long> children() {
        return numbers("pids");
    }

    /** The port on which a service itself answers, not the gateway. */
    long portOf(String service) {
        return numbers("ports").getOrDefault(service, 0L);
    }

    private Map<String, Long> numbers(String file) {
        try (Stream<String> lines = Files.lines(data.resolve(file))) {
            return lines.map(l -> l.split(" "))
                    .collect(java.util.stream.Collectors.toMap(p -> p[0], p -> Long.valueOf(p[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills a child with SIGKILL and waits until the launcher has started it again. */
    void kill(String child) {
        long pid = pidOf(child);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await().atMost(START_MAX)
                .until(() -> {
                    long now = pidOf(child);
                    return now != pid
                            && ProcessHandle.of(now).map(ProcessHandle::isAlive).orElse(false);
                });
    }

    private long pidOf(String child) {
        Long pid = children().get(child);
        if (pid == null) {
            throw new IllegalStateException("No child " + child + " among " + children());
        }
        return pid;
    }

    /** Stops as Ctrl-C does. */
    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
                throw new IllegalStateException("It does not stop:\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
