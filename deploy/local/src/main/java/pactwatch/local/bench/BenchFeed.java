package pactwatch.local.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Serves made-up items on loopback and notes when each was served first. */
final class BenchFeed implements AutoCloseable {

    /** One sentence for each kind, so that every item is a development of its own. */
    private record Act(String kind, String sentence) {}

    private static final List<Act> ACTS =
            List.of(
                    new Act("BOYCOTT", "%s boycotted the summit of the %s"),
                    new Act("WITHDRAWAL", "%s has withdrawn from the %s"),
                    new Act("EXERCISE_CANCELLED", "%s has cancelled the exercise of the %s"),
                    new Act("DUES_REFUSED", "%s has refused to pay its dues to the %s"),
                    new Act("ASSISTANCE_REQUEST", "%s has asked the %s for military help"),
                    new Act("SUSPENSION", "%s has suspended its membership in the %s"));

    static final List<String> KINDS = ACTS.stream().map(Act::kind).toList();

    private static final List<String> STATES =
            List.of("Belarus", "Kazakhstan", "Kyrgyzstan", "Tajikistan");
    private static final int ITEMS_SERVED_MAX = 200;
    private static final int BACKGROUND_PER_ANSWER_MAX = 500;

    private record Item(String link, String title, String text, Instant published) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Item> items = new ArrayList<>();
    private final Map<String, Long> served = new ConcurrentHashMap<>();
    private final AtomicLong backgroundNumber = new AtomicLong();
    private final long begun = System.nanoTime();
    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private volatile int background;
    private volatile String id = "";

    BenchFeed() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/feed.atom", this::serve);
        server.start();
    }

    /** As many items as there are developments to tell. */
    static int itemsMax() {
        return STATES.size() * ACTS.size();
    }

    void addTo(Api api) throws IOException, InterruptedException {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/feed.atom";
        id =
                api.post("/api/feeds", new JsonObject().put("url", url).put("publisher", "Bench"))
                        .getString("id");
    }

    void poll(Api api) throws IOException, InterruptedException {
        api.post("/api/feeds/" + id + "/poll", new JsonObject());
    }

    /**
     * From now on each answer holds as many other items as the time since the last one asks for.
     */
    void serveBackground(int perSecond) {
        background = perSecond;
    }

    /** Publishes an item of an outlet of its own; its link. */
    String publish(int number) {
        String state = STATES.get(number % STATES.size());
        Act act = ACTS.get(number / STATES.size() % ACTS.size());
        String told = act.sentence().formatted(state, "Collective Security Treaty Organization");
        String link = "https://bench" + number + ".example/" + run + "-" + number;
        synchronized (items) {
            items.addFirst(
                    new Item(
                            link,
                            state + " and the CSTO, report " + number,
                            "%s, its foreign ministry said on %s. Report number %d of a measurement."
                                    .formatted(told, day(), number),
                            Instant.now()));
        }
        return link;
    }

    private static String day() {
        return Instant.now().toString().substring(0, 10);
    }

    /** When an item was served first, in nanoseconds of the system's timer. */
    @Nullable Long servedAt(String link) {
        return served.get(link);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<Item> answer = new ArrayList<>();
            synchronized (items) {
                answer.addAll(items.subList(0, Math.min(items.size(), ITEMS_SERVED_MAX)));
            }
            List<String> links = answer.stream().map(Item::link).toList();
            addBackground(answer);
            byte[] body = feed(answer).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/atom+xml");
            exchange.sendResponseHeaders(200, body.length);
            long now = System.nanoTime();
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
            links.forEach(l -> served.putIfAbsent(l, now));
        }
    }

    private void addBackground(List<Item> answer) {
        long due = (System.nanoTime() - begun) / 1_000_000_000 * background;
        int missing = (int) Math.min(BACKGROUND_PER_ANSWER_MAX, due - backgroundNumber.get());
        for (int i = 0; i < missing; i++) {
            long number = backgroundNumber.incrementAndGet();
            answer.add(
                    new Item(
                            "https://bench0.example/" + run + "-other-" + number,
                            "Markets, report " + number,
                            "Shares rose by %d points in report %d of a measurement."
                                    .formatted(number % 50, number),
                            Instant.now()));
        }
    }

    private static String feed(List<Item> items) {
        StringBuilder feed =
                new StringBuilder(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
                        <id>urn:pactwatch:bench</id><title>Bench</title><updated>%s</updated>
                        """
                                .formatted(Instant.now()));
        for (Item item : items) {
            feed.append(
                    """
                    <entry><id>%s</id><title>%s</title><link href="%s"/><published>%s</published>
                    <updated>%s</updated><content type="text">%s</content></entry>
                    """
                            .formatted(
                                    item.link(),
                                    item.title(),
                                    item.link(),
                                    item.published(),
                                    item.published(),
                                    item.text()));
        }
        return feed.append("</feed>\n").toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
