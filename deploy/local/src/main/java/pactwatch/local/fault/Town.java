package pactwatch.local.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A newsroom that serves a feed, and subscribers that take webhooks, on loopback. */
final class Town implements AutoCloseable {

    private static final String HOOK = "/hook/";

    private final News news;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Told> subscribers = new ArrayList<>();
    private volatile int published = 1;

    /** What one subscriber was told: the ids of raised alerts, and their members. */
    private static final class Told {
        private final SortedSet<String> members = new TreeSet<>();
        private final Set<String> alerts = new HashSet<>();

        synchronized void take(JsonObject data) {
            members.add(data.getString("member"));
            alerts.add(data.getString("alert"));
        }

        synchronized SortedSet<String> members() {
            return new TreeSet<>(members);
        }

        synchronized int repeated() {
            return alerts.size() - members.size();
        }
    }

    Town(News news, int subscribers) throws IOException {
        this.news = news;
        for (int n = 0; n < subscribers; n++) {
            this.subscribers.add(new Told());
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/feed", this::serve);
        server.createContext(HOOK, this::take);
        server.start();
    }

    URI feed() {
        return URI.create("http://127.0.0.1:%d/feed".formatted(server.getAddress().getPort()));
    }

    URI hook(int subscriber) {
        return feed().resolve(HOOK + subscriber);
    }

    void publish(int items) {
        published = items;
    }

    List<SortedSet<String>> alerted() {
        return subscribers.stream().map(Told::members).toList();
    }

    int alertsRepeated() {
        return subscribers.stream().mapToInt(Told::repeated).sum();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = news.feed(published).getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Told told = subscribers.get(Integer.parseInt(path.substring(HOOK.length())));
            JsonObject message =
                    new JsonObject(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            if ("alert.raised".equals(message.getString("type"))) {
                told.take(message.getJsonObject("data"));
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
