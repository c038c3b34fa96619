package pactwatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A site that serves RSS feeds to which tests add items; answers 304 to a known ETag. */
final class FeedSite implements AutoCloseable {

    /** An item as its newsroom wrote it. */
    record Item(String link, String title, String text, Instant published) {}

    private final HttpServer server;
    private final String host;
    private final Map<String, List<Item>> feeds = new ConcurrentHashMap<>();
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final AtomicInteger notModified = new AtomicInteger();

    private FeedSite(HttpServer server, String host) {
        this.server = server;
        this.host = host;
    }

    static FeedSite start() {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "127.0.0.1");
    }

    /** Listens on all addresses of this machine; containers know it by a name. */
    static FeedSite startFor(String host) {
        return start(new InetSocketAddress(0), host);
    }

    private static FeedSite start(InetSocketAddress address, String host) {
        try {
            HttpServer server = HttpServer.create(address, 0);
            FeedSite site = new FeedSite(server, host);
            server.createContext("/", site::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address(String feed) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + "/" + feed);
    }

    /** Adds items to a feed, which begins to exist with the first call. */
    void publish(String feed, Item... items) {
        feeds.computeIfAbsent(feed, _ -> new CopyOnWriteArrayList<>()).addAll(List.of(items));
    }

    /** Shows a page in HTML, such as one that names a feed. */
    void show(String page, String html) {
        pages.put(page, html);
    }

    int notModifiedAnswers() {
        return notModified.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String feed = exchange.getRequestURI().getPath().substring(1);
            String page = pages.get(feed);
            if (page != null) {
                byte[] html = page.getBytes(UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, html.length);
                exchange.getResponseBody().write(html);
                return;
            }
            List<Item> items = feeds.get(feed);
            if (items == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = rss(feed, items).getBytes(UTF_8);
            String etag = "\"" + items.size() + "\"";
            exchange.getResponseHeaders().add("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                notModified.incrementAndGet();
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String rss(String feed, List<Item> items) {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                        .append("<rss version=\"2.0\"><channel><title>")
                        .append(escape(feed))
                        .append("</title><link>https://news.example/</link>")
                        .append("<description>test</description>\n");
        for (Item item : items) {
            xml.append(
                            "<item><title>%s</title><link>%s</link>"
                                    .formatted(escape(item.title()), escape(item.link())))
                    .append(
                            "<pubDate>%s</pubDate>"
                                    .formatted(
                                            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                                    item.published().atOffset(ZoneOffset.UTC))))
                    .append(
                            "<description>%s</description></item>\n"
                                    .formatted(escape("<p>" + escape(item.text()) + "</p>")));
        }
        return xml.append("</channel></rss>").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
