package pactwatch.local.race;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pactwatch.local.process.FreePort;

/**
 * Serves made-up feeds on loopback, each on one of 200 addresses as if they were 200 hosts, with
 * validators that it honours. Under {@code /ctl/}: {@code opml}, {@code urls}, {@code stats},
 * {@code reset}, and {@code bump}, after which every feed has one item more.
 */
final class RaceSite implements AutoCloseable {

    private static final int HOSTS = 200;
    private static final Duration START_MAX = Duration.ofSeconds(30);
    private static final Pattern FEED = Pattern.compile("/feed/([0-9]{1,6})\\.xml");

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    private final List<RaceFeed> feeds = new ArrayList<>();
    private final List<List<Long>> times = new ArrayList<>();
    private final AtomicLong full = new AtomicLong();
    private final AtomicLong unchanged = new AtomicLong();
    private final int port;

    /** Starts to serve so many feeds of so many items. */
    RaceSite(int feedCount, int items) throws IOException, InterruptedException {
        port = FreePort.next();
        Set<String> hosts = new LinkedHashSet<>(Set.of("127.0.0.1"));
        for (int i = 0; i < feedCount; i++) {
            times.add(new ArrayList<>());
            feeds.add(new RaceFeed(i, "http://%s:%d".formatted(host(i), port), items));
            hosts.add(host(i));
        }
        for (String host : hosts) {
            listen(host);
        }
    }

    private static String host(int feed) {
        return "127.1.0." + (1 + feed % HOSTS);
    }

    private void listen(String host) throws IOException, InterruptedException {
        try {
            vertx.createHttpServer()
                    .requestHandler(this::answer)
                    .listen(port, host)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Cannot serve feeds on " + host, e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private void answer(HttpServerRequest request) {
        String path = Objects.requireNonNullElse(request.path(), "");
        Matcher feed = FEED.matcher(path);
        if (feed.matches() && Integer.parseInt(feed.group(1)) < feeds.size()) {
            serve(Integer.parseInt(feed.group(1)), request);
            return;
        }
        switch (path) {
            case "/ctl/stats" -> request.response().end(stats());
            case "/ctl/opml" -> request.response().end(opml());
            case "/ctl/urls" -> request.response().end(urls());
            case "/ctl/reset" -> {
                full.set(0);
                unchanged.set(0);
                request.response().end("ok");
            }
            case "/ctl/bump" -> {
                addItems(0, 1);
                request.response().end("bumped");
            }
            default -> request.response().setStatusCode(404).end();
        }
    }

    /** When each feed was asked, in nanoseconds of this process. */
    synchronized List<List<Long>> times() {
        return times.stream().map(List::copyOf).toList();
    }

    synchronized void forgetTimes() {
        times.forEach(List::clear);
    }

    /** One item more for each of the feeds that are so many apart. */
    synchronized void addItems(int from, int step) {
        for (int i = from; i < feeds.size(); i += step) {
            feeds.get(i).addItem();
        }
    }

    private synchronized void serve(int number, HttpServerRequest request) {
        times.get(number).add(System.nanoTime());
        RaceFeed feed = feeds.get(number);
        HttpServerResponse response = request.response();
        response.putHeader("ETag", feed.etag()).putHeader("Last-Modified", feed.lastModified());
        if (feed.etag().equals(request.getHeader("If-None-Match"))) {
            unchanged.incrementAndGet();
            response.setStatusCode(304).end();
            return;
        }
        full.incrementAndGet();
        response.putHeader("Content-Type", feed.contentType()).end(Buffer.buffer(feed.body()));
    }

    private String stats() {
        return new JsonObject().put("feed200", full.get()).put("feed304", unchanged.get()).encode();
    }

    private String urls() {
        return feeds.stream().map(RaceFeed::url).collect(Collectors.joining("\n"));
    }

    String opml() {
        StringBuilder all = new StringBuilder("<opml version=\"2.0\"><head/><body>\n");
        for (RaceFeed feed : feeds) {
            all.append("<outline type=\"rss\" text=\"Race feed\" xmlUrl=\"")
                    .append(feed.url())
                    .append("\"/>\n");
        }
        return all.append("</body></opml>\n").toString();
    }

    @Override
    public void close() {
        vertx.close();
    }
}
