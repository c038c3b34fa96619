package pactwatch.local;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import pactwatch.local.demo.DemoSink;
import pactwatch.local.demo.DemoSite;
import pactwatch.local.demo.FeedPoke;
import pactwatch.local.demo.Mailbox;
import pactwatch.local.gateway.Gateway;
import pactwatch.local.gateway.Route;
import pactwatch.local.process.FreePort;
import pactwatch.local.process.Supervisor;
import pactwatch.log.TopicCatalog;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.KafkaTopics;

/** Starts everything in order, waits until all are ready, watches, and stops everything. */
final class Launcher {

    private static final Duration READY_MAX = Duration.ofMinutes(2);
    private static final Duration WATCH_EVERY = Duration.ofMillis(500);
    private static final Duration STOP_MAX = Duration.ofSeconds(70);
    private static final Duration ARCHIVE_MAX = Duration.ofMinutes(3);
    private static final Duration ASK_MAX = Duration.ofSeconds(2);

    private final Path root;
    private final UpOptions options;
    private final long started = System.nanoTime();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    Launcher(Path root, UpOptions options) {
        this.root = root;
        this.options = options;
    }

    /** Runs until it is told to stop; the value is the exit status. */
    int run() throws Problem, IOException {
        requireFree(options.port(), "--port");
        if (options.isDemo()) {
            requireFree(options.demoPort(), "--demo-port");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop"));
        try (DataFolder data = DataFolder.open(options.data())) {
            int leftovers = Supervisor.endLeftovers(data.pids(), Recipes.mark(data));
            if (leftovers > 0) {
                say("ended " + leftovers + " processes that an earlier run left behind");
            }
            return run(data);
        } finally {
            stopped.countDown();
        }
    }

    private int run(DataFolder data) throws Problem, IOException {
        Supervisor supervisor = new Supervisor(data.pids(), this::say, InstantSource.system());
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(4));
        try {
            startAll(data, supervisor, vertx);
            return options.isTraining() ? train(supervisor) : watch(supervisor);
        } catch (Supervisor.GaveUp e) {
            throw new Problem(String.valueOf(e.getMessage()));
        } finally {
            supervisor.stopAll();
            await(vertx.close(), "stop the gateway");
            say("stopped");
        }
    }

    private void startAll(DataFolder data, Supervisor supervisor, Vertx vertx)
            throws Problem, IOException, Supervisor.GaveUp {
        int mailPort = options.isDemo() ? startDemo(data, vertx) : 0;
        Recipes recipes = new Recipes(root, data, options, FreePort.next(), mailPort);
        if (options.kafka() == null) {
            say("starting the broker");
            supervisor.start(recipes.broker(FreePort.next()));
        }
        provision(recipes, supervisor);
        Map<Route, Integer> ports = new EnumMap<>(Route.class);
        for (Route service : Route.values()) {
            ports.put(service, FreePort.next());
        }
        data.note(ports);
        Path opml = opml(data);
        for (Map.Entry<Route, Integer> service : ports.entrySet()) {
            say("starting " + Recipes.name(service.getKey()));
            supervisor.start(recipes.service(service.getKey(), service.getValue(), opml));
        }
        await(Gateway.start(vertx, options.port(), ports), "listen on port " + options.port());
        awaitReady(ports, supervisor);
        announce(data);
    }

    /** Starts the demo's site and mail server; the port of the latter. */
    private int startDemo(DataFolder data, Vertx vertx) throws Problem, IOException {
        Mailbox mailbox = new Mailbox();
        URI gateway = URI.create("http://127.0.0.1:" + options.port());
        FeedPoke poke = new FeedPoke(gateway, Files.readString(data.secret("token")));
        DemoSink sink = new DemoSink(options.board(), mailbox, poke, InstantSource.system());
        await(
                DemoSite.start(vertx, root.resolve("deploy/demo/site"), options.demoPort(), sink),
                "serve the demo feeds");
        say("demo feeds on http://127.0.0.1:" + options.demoPort());
        return mailbox.port();
    }

    private void provision(Recipes recipes, Supervisor supervisor)
            throws Problem, IOException, Supervisor.GaveUp {
        TopicCatalog catalog;
        try (InputStream yaml = Files.newInputStream(root.resolve("deploy/topics.yaml"))) {
            catalog = TopicCatalog.read(yaml);
        }
        KafkaSettings settings = recipes.kafka();
        long deadline = System.nanoTime() + READY_MAX.toNanos();
        while (true) {
            supervisor.requireAllAlive();
            try {
                List<String> mismatches = KafkaTopics.provision(settings, catalog);
                if (!mismatches.isEmpty()) {
                    throw new Problem(String.join("\n", mismatches));
                }
                say("broker is ready, " + catalog.topics().size() + " topics");
                return;
            } catch (KafkaException e) {
                Problem.throwIfRefused(e);
                if (System.nanoTime() > deadline) {
                    throw new Problem("The broker does not answer: " + e.getMessage());
                }
            }
        }
    }

    /** The feeds to poll. The demo's are copied when the demo site has another port. */
    private Path opml(DataFolder data) throws IOException {
        if (!options.isDemo()) {
            return root.resolve("deploy/feeds.opml");
        }
        Path copy = data.path().resolve("feeds.opml");
        String feeds = Files.readString(root.resolve("deploy/demo/feeds.opml"));
        Files.writeString(copy, feeds.replace("127.0.0.1:8090", "127.0.0.1:" + options.demoPort()));
        return copy;
    }

    private void awaitReady(Map<Route, Integer> ports, Supervisor supervisor)
            throws Problem, Supervisor.GaveUp {
        Set<Route> waiting = new LinkedHashSet<>(ports.keySet());
        long deadline = System.nanoTime() + READY_MAX.toNanos();
        try (HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(ASK_MAX)
                        .build()) {
            while (!waiting.isEmpty()) {
                supervisor.requireAllAlive();
                waiting.removeIf(s -> isReady(http, s, ports.getOrDefault(s, 0)));
                if (System.nanoTime() > deadline) {
                    throw new Problem(
                            "Not ready after %d s: %s. See the logs in %s."
                                    .formatted(
                                            READY_MAX.toSeconds(),
                                            waiting,
                                            options.data().resolve("logs")));
                }
                if (awaitStop(WATCH_EVERY.dividedBy(5))) {
                    throw new Problem("stopped while starting");
                }
            }
        }
    }

    private boolean isReady(HttpClient http, Route service, int port) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                        .timeout(ASK_MAX)
                        .build();
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status == 200) {
                say(Recipes.name(service) + " is ready");
            }
            return status == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void announce(DataFolder data) throws IOException {
        Path token = data.secret("token");
        say(
                """
                Pactwatch is up

                    board        http://localhost:%d/
                    alerts       http://localhost:%d/alerts%s
                    admin token  %s
                    kept in      %s
                    logs         %s

                Ctrl-C stops all of it; the data stay.\
                """
                        .formatted(
                                options.port(),
                                options.port(),
                                options.isDemo()
                                        ? " (they arrive at http://localhost:%d/sink)"
                                                .formatted(options.demoPort())
                                        : "",
                                Files.readString(token),
                                token,
                                data.path().resolve("logs")));
    }

    /** Ends the processes, each of which writes its archive then. */
    private int train(Supervisor supervisor) throws IOException {
        try {
            new TrainingRun(URI.create("http://127.0.0.1:" + options.port())).walk();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        supervisor.stopAll(ARCHIVE_MAX);
        return 0;
    }

    private int watch(Supervisor supervisor) throws Supervisor.GaveUp {
        while (!awaitStop(WATCH_EVERY)) {
            supervisor.check();
        }
        return 0;
    }

    private boolean awaitStop(Duration atMost) {
        try {
            return stop.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Runs when the JVM is asked to end: the JVM must not end before everything is stopped. */
    private void stopAndWait() {
        stop.countDown();
        try {
            if (!stopped.await(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                say("not everything stopped in " + STOP_MAX.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T await(Future<T> future, String what) throws Problem {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .get(ASK_MAX.toSeconds() * 5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted: cannot " + what);
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new Problem("Cannot %s: %s".formatted(what, e.getMessage()));
        }
    }

    private static void requireFree(int port, String option) throws Problem {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new Problem(
                    "Port %d is taken by another program. Stop it, or choose another port with %s."
                            .formatted(port, option));
        }
    }

    private void say(@Nullable String line) {
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf("[%5.1f s] %s%n", seconds, line);
    }
}
