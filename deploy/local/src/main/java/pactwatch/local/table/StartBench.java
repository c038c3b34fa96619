package pactwatch.local.table;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pactwatch.local.bench.AlertBench;
import pactwatch.local.process.FreePort;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deploy/pactwatch bench start}: a demo from the command to the last alert. */
@Command(
        name = "pactwatch bench start",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the demo on an empty folder as a user does, measures the time to the first page, the",
            "memory of all processes once every feed was read, and the time from a feed to a webhook;",
            "then stops it and starts it again on what it has."
        })
public final class StartBench implements Callable<Integer> {

    private static final Duration FIRST_PAGE_MAX = Duration.ofMinutes(3);
    private static final Duration DEMO_MAX = Duration.ofMinutes(5);
    private static final Duration STOP_MAX = Duration.ofSeconds(90);
    private static final Duration ASK_MAX = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final String RESIDENT = "VmRSS:";

    @Option(names = "--alerts", defaultValue = "24", description = "Default: ${DEFAULT-VALUE}.")
    private int alerts;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(ASK_MAX)
                    .build();
    private final Path root =
            Path.of(System.getProperty("pactwatch.root", ".")).toAbsolutePath().normalize();

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new StartBench()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pactwatch-start");
        Path data = folder.resolve("data");
        try {
            int port = FreePort.next();
            Process first = start(data, port, folder);
            try {
                System.out.printf("first page after %.1f s%n", secondsToPage(first, port));
                awaitDemo(port, data);
                TimeUnit.MILLISECONDS.sleep(SETTLE.toMillis());
                report(memory(first, data));
                int status = latency(port, data);
                if (status != 0) {
                    return status;
                }
            } finally {
                stop(first);
            }
            Process second = start(data, port, folder);
            try {
                System.out.printf("started again: %.1f s%n", secondsToPage(second, port));
            } finally {
                stop(second);
            }
            return 0;
        } finally {
            delete(folder);
        }
    }

    private Process start(Path data, int port, Path folder) throws IOException {
        return new ProcessBuilder(
                        root.resolve("deploy/pactwatch").toString(),
                        "up",
                        "--demo",
                        "--port",
                        Integer.toString(port),
                        "--demo-port",
                        Integer.toString(FreePort.next()),
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("up.log").toFile())
                .start();
    }

    /** From now, which is right after the command, to the board. */
    private double secondsToPage(Process launcher, int port)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (status(port, "/") != 200) {
            if (!launcher.isAlive() || System.nanoTime() - begun > FIRST_PAGE_MAX.toNanos()) {
                throw new IOException("There is no page after " + FIRST_PAGE_MAX);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Until every feed of the demo was asked, and answered. */
    private void awaitDemo(int port, Path data) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + DEMO_MAX.toNanos();
        while (System.nanoTime() < deadline) {
            JsonObject beat =
                    new JsonObject(get(port, "/api/feeds", data)).getJsonObject("heartbeat");
            if (beat.getInteger("sources") > 0
                    && beat.getInteger("answered").equals(beat.getInteger("sources"))) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        }
        throw new IOException("Not every feed answered within " + DEMO_MAX);
    }

    private static Map<String, Long> memory(Process launcher, Path data) throws IOException {
        Map<String, Long> kib = new TreeMap<>();
        kib.put("launcher", resident(launcher.pid()));
        for (String child : Files.readAllLines(data.resolve("pids"))) {
            String[] words = child.split(" ", -1);
            kib.put(words[0], resident(Long.parseLong(words[1])));
        }
        return kib;
    }

    private static long resident(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(l -> l.startsWith(RESIDENT))
                    .map(l -> l.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        }
    }

    private static void report(Map<String, Long> kib) {
        System.out.printf(
                "resident: %s; all %d MiB%n",
                kib.entrySet().stream()
                        .map(e -> "%s %d".formatted(e.getKey(), e.getValue() / 1024))
                        .collect(Collectors.joining(", ")),
                kib.values().stream().mapToLong(Long::longValue).sum() / 1024);
    }

    private int latency(int port, Path data) {
        return new CommandLine(new AlertBench())
                .execute(
                        "--url",
                        "http://127.0.0.1:" + port,
                        "--token-file",
                        data.resolve("token").toString(),
                        "--items",
                        Integer.toString(alerts));
    }

    private int status(int port, String path) throws InterruptedException {
        try {
            return http.send(
                            HttpRequest.newBuilder(address(port, path)).timeout(ASK_MAX).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException _) {
            return 0;
        }
    }

    private String get(int port, String path, Path data) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(address(port, path))
                                .timeout(ASK_MAX)
                                .header(
                                        "Authorization",
                                        "Bearer " + Files.readString(data.resolve("token")).strip())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static URI address(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static void stop(Process launcher) throws InterruptedException {
        List<ProcessHandle> children = launcher.descendants().toList();
        launcher.destroy();
        if (!launcher.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
            children.forEach(ProcessHandle::destroyForcibly);
            launcher.destroyForcibly();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
