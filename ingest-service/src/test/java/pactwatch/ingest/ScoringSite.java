package pactwatch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Publishers with rules of their own who write down every breach of them. */
final class ScoringSite implements AutoCloseable {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final List<String> NAMES =
            List.of(
                    "plain",
                    "modified",
                    "fresh",
                    "expires",
                    "ttl",
                    "nights",
                    "weekend",
                    "limited",
                    "busy",
                    "terse",
                    "moved",
                    "target",
                    "gone",
                    "faulty",
                    "unreadable");

    /** What a publisher remembers of its only reader. */
    private static final class Memory {
        private final AtomicInteger requests = new AtomicInteger();
        private volatile @Nullable String etag;
        private volatile @Nullable String modified;
        private volatile Instant notBefore = Instant.MIN;
    }

    private final HttpServer server;
    private final InstantSource clock;
    private final Map<String, Memory> memories = new ConcurrentHashMap<>();
    private final List<String> breaches = new CopyOnWriteArrayList<>();

    private ScoringSite(HttpServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    static ScoringSite start(InstantSource clock) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ScoringSite site = new ScoringSite(server, clock);
            server.createContext("/", site::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<URI> feeds() {
        return NAMES.stream().filter(n -> !n.equals("target")).map(this::address).toList();
    }

    private URI address(String name) {
        return URI.create("http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), name));
    }

    List<String> breaches() {
        return List.copyOf(breaches);
    }

    int requests() {
        return memories.values().stream().mapToInt(m -> m.requests.get()).sum();
    }

    int fetchesOf(String name) {
        return memory(name).requests.get();
    }

    private Memory memory(String name) {
        return memories.computeIfAbsent(name, _ -> new Memory());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(1);
            Memory memory = memory(name);
            int number = memory.requests.incrementAndGet();
            score(name, memory, exchange.getRequestHeaders());
            switch (name) {
                case "moved" -> redirect(exchange);
                case "gone" -> exchange.sendResponseHeaders(410, -1);
                case "faulty" -> exchange.sendResponseHeaders(500, -1);
                case "limited" -> limited(exchange, memory, number);
                case "busy" -> busy(exchange, memory, number);
                default -> feed(exchange, name, memory);
            }
        }
    }

    private void score(String name, Memory memory, Headers request) {
        Instant now = clock.instant();
        if (now.isBefore(memory.notBefore)) {
            breaches.add(
                    "%s at %s: too soon, %s was asked for".formatted(name, now, memory.notBefore));
        }
        int hour = now.atZone(ZoneOffset.UTC).getHour();
        if (name.equals("nights") && memory.etag != null && hour < 6) {
            breaches.add(name + " at " + now + ": in a skipped hour");
        }
        if (name.equals("weekend")
                && memory.etag != null
                && now.atZone(ZoneOffset.UTC).getDayOfWeek() == java.time.DayOfWeek.SATURDAY) {
            breaches.add(name + " at " + now + ": on a skipped day");
        }
        boolean isEchoed =
                same(memory.etag, request.getFirst("If-None-Match"))
                        && same(memory.modified, request.getFirst("If-Modified-Since"));
        if (!isEchoed) {
            breaches.add(name + " at " + now + ": unconditional or with other validators");
        }
    }

    private static boolean same(@Nullable String sent, @Nullable String echoed) {
        return sent == null || sent.equals(echoed);
    }

    private void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Location", address("target").toString());
        exchange.sendResponseHeaders(301, -1);
    }

    /** Every third answer asks for three hours of patience, in seconds. */
    private void limited(HttpExchange exchange, Memory memory, int number) throws IOException {
        if (number % 3 != 0) {
            feed(exchange, "limited", memory);
            return;
        }
        memory.notBefore = clock.instant().plus(Duration.ofHours(3));
        exchange.getResponseHeaders().add("Retry-After", "10800");
        exchange.sendResponseHeaders(429, -1);
    }

    /** Every fourth answer asks for patience until a date. */
    private void busy(HttpExchange exchange, Memory memory, int number) throws IOException {
        if (number % 4 != 0) {
            feed(exchange, "busy", memory);
            return;
        }
        memory.notBefore = Instant.ofEpochSecond(clock.instant().getEpochSecond() + 5_400);
        exchange.getResponseHeaders().add("Retry-After", DATE.format(memory.notBefore));
        exchange.sendResponseHeaders(503, -1);
    }

    /** A feed that gains an item every 20 minutes. */
    private void feed(HttpExchange exchange, String name, Memory memory) throws IOException {
        Instant now = clock.instant();
        long edition = now.getEpochSecond() / 1_200;
        Headers headers = exchange.getResponseHeaders();
        freshness(name, memory, headers, now);
        String etag = "W/\"%s, %d\"".formatted(name, edition);
        String modified = DATE.format(Instant.ofEpochSecond(edition * 1_200));
        boolean isDated = name.equals("modified") || name.equals("terse");
        boolean isSame = isDated ? modified.equals(memory.modified) : etag.equals(memory.etag);
        boolean isAsked =
                exchange.getRequestHeaders().containsKey("If-None-Match")
                        || exchange.getRequestHeaders().containsKey("If-Modified-Since");
        memory.etag = isDated ? null : etag;
        memory.modified = isDated ? modified : null;
        boolean isTerse = name.equals("terse") && isSame && isAsked;
        if (!isTerse) {
            headers.add(isDated ? "Last-Modified" : "ETag", isDated ? modified : etag);
        }
        if (isSame && isAsked) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        byte[] body =
                (name.equals("unreadable") ? "no feed at all" : rss(name, edition)).getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void freshness(String name, Memory memory, Headers headers, Instant now) {
        Instant second = Instant.ofEpochSecond(now.getEpochSecond());
        switch (name) {
            case "fresh" -> {
                headers.add("Cache-Control", "public, max-age=3600");
                memory.notBefore = now.plusSeconds(3_600);
            }
            case "expires" -> {
                // The server dates its answers by the real clock.
                headers.add("Expires", DATE.format(Instant.now().plusSeconds(2_700)));
                memory.notBefore = second.plusSeconds(2_690);
            }
            case "ttl" -> memory.notBefore = now.plusSeconds(90 * 60);
            default -> memory.notBefore = Instant.MIN;
        }
    }

    private static String rss(String name, long edition) {
        StringBuilder xml =
                new StringBuilder("<rss version=\"2.0\"><channel><title>")
                        .append(name)
                        .append("</title><link>https://news.example/</link>")
                        .append("<description>d</description>");
        switch (name) {
            case "ttl" -> xml.append("<ttl>90</ttl>");
            case "nights" -> {
                xml.append("<skipHours>");
                for (int hour = 0; hour < 6; hour++) {
                    xml.append("<hour>").append(hour).append("</hour>");
                }
                xml.append("</skipHours>");
            }
            case "weekend" -> xml.append("<skipDays><day>Saturday</day></skipDays>");
            default -> {}
        }
        for (long n = edition; n > edition - 10; n--) {
            xml.append("<item><title>Item ")
                    .append(n)
                    .append("</title><link>https://news.example/")
                    .append(name)
                    .append('/')
                    .append(n)
                    .append("</link><pubDate>")
                    .append(DATE.format(Instant.ofEpochSecond(n * 1_200)))
                    .append("</pubDate></item>");
        }
        return xml.append("</channel></rss>").toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
