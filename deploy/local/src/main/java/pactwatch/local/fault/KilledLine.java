package pactwatch.local.fault;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import pactwatch.local.process.Child;
import pactwatch.local.process.FreePort;

/** {@code up} in a process of its own, on an empty folder, of which any child can be killed. */
final class KilledLine implements AutoCloseable {

    private static final Duration READY_MAX = Duration.ofMinutes(3);
    private static final Duration ASK_MAX = Duration.ofSeconds(20);
    private static final Duration STOP_MAX = Duration.ofSeconds(75);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Path data;
    private final Child launcher;
    private final URI url;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Thread interrupted = new Thread(this::stop, "stop");

    private KilledLine(Path data, Child launcher, URI url) {
        this.data = data;
        this.launcher = launcher;
        this.url = url;
    }

    /** Stops it also when the bench is interrupted. */
    private KilledLine orInterrupted() {
        Runtime.getRuntime().addShutdownHook(interrupted);
        return this;
    }

    /**
     * Starts the line and returns when it is up.
     *
     * @throws IOException if it is not within three minutes
     */
    static KilledLine start(
            Path root, Path folder, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port = FreePort.next();
        Path data = folder.resolve("data");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                root.resolve("deploy/pactwatch").toString(),
                                "up",
                                "--no-feeds",
                                "--port",
                                Integer.toString(port),
                                "--data",
                                data.toString()));
        command.addAll(options);
        Map<String, String> all = new HashMap<>(environment);
        all.put("PACTWATCH_INGEST_POLL_INTERVAL", "PT1S");
        all.put("PACTWATCH_BUILT", "true");
        all.put("PACTWATCH_JAVA_HOME", System.getProperty("java.home"));
        Child launcher =
                Child.start(new Child.Recipe("up", command, all, folder.resolve("up.log")));
        KilledLine line =
                new KilledLine(data, launcher, URI.create("http://127.0.0.1:" + port))
                        .orInterrupted();
        line.awaitUp();
        return line;
    }

    private void awaitUp() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_MAX.toNanos();
        while (launcher.tail(20).stream().noneMatch(l -> l.contains("Pactwatch is up"))) {
            if (!launcher.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IOException("It does not start: " + launcher.tail(20));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        }
    }

    /** Kills a child with SIGKILL and returns when the launcher has started it again. */
    void kill(String child) throws IOException, InterruptedException {
        end(child, ProcessHandle::destroyForcibly);
    }

    /** Asks a child to end and returns when the launcher has started it again. */
    void restart(String child) throws IOException, InterruptedException {
        end(child, ProcessHandle::destroy);
    }

    private void end(String child, Consumer<ProcessHandle> how)
            throws IOException, InterruptedException {
        long pid = pid(child);
        ProcessHandle.of(pid).ifPresent(how);
        long deadline = System.nanoTime() + READY_MAX.toNanos();
        while (pid(child) == pid) {
            if (!launcher.isAlive() || System.nanoTime() > deadline) {
                throw new IOException(child + " is not started again: " + launcher.tail(20));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        }
    }

    private long pid(String child) throws IOException {
        for (String line : Files.readAllLines(data.resolve("pids"))) {
            if (line.startsWith(child + " ")) {
                return Long.parseLong(line.substring(child.length() + 1));
            }
        }
        return -1;
    }

    /** The ids of a topic's records, in no order. */
    List<String> ids(String topic) throws IOException, InterruptedException {
        return log(topic).stream()
                .filter(r -> r.getString("id") != null)
                .filter(r -> !Poison.UNKNOWN_TYPE.equals(r.getString("type")))
                .map(r -> r.getString("id"))
                .toList();
    }

    /** A topic's records, in no order. */
    List<JsonObject> log(String topic) throws IOException, InterruptedException {
        return ask("GET", "/api/log/" + topic + "?limit=100000", "")
                .lines()
                .map(JsonObject::new)
                .toList();
    }

    /** Address of the launcher's own broker. */
    String broker() throws IOException {
        for (String line : Files.readAllLines(data.resolve("broker/broker.properties"))) {
            if (line.startsWith("advertised.listeners=PLAINTEXT://")) {
                return line.substring(line.indexOf("//") + 2).split(",", 2)[0];
            }
        }
        throw new IOException("The broker has no address");
    }

    SortedMap<String, String> statuses() throws IOException, InterruptedException {
        SortedMap<String, String> statuses = new TreeMap<>();
        JsonArray members = new JsonObject(ask("GET", "/api/members", "")).getJsonArray("members");
        for (int n = 0; n < members.size(); n++) {
            JsonObject member = members.getJsonObject(n);
            statuses.put(member.getString("code"), member.getString("status"));
        }
        return statuses;
    }

    void post(String path, JsonObject body) throws IOException, InterruptedException {
        ask("POST", path, body.encode());
    }

    private String ask(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve(path))
                        .timeout(ASK_MAX)
                        .header(
                                "Authorization",
                                "Bearer " + Files.readString(data.resolve("token")))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Stops it as Ctrl-C does; whatever has not ended with it is ended. */
    private void stop() {
        List<ProcessHandle> children =
                ProcessHandle.of(launcher.pid()).stream()
                        .flatMap(ProcessHandle::descendants)
                        .toList();
        launcher.stop(STOP_MAX);
        children.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(interrupted);
        http.close();
    }
}
