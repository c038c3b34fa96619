package pactwatch.local.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes webhooks on loopback and notes when each came. */
final class BenchReceiver implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("https://bench[0-9]+\\.example/[a-z0-9-]+");
    private static final int BACKLOG = 1_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private final Map<String, Long> firstByLink = new HashMap<>();
    private int count;
    private long last;

    BenchReceiver() throws IOException {
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/hook", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            long now = System.nanoTime();
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(204, -1);
            Matcher links = LINK.matcher(body);
            lock.lock();
            try {
                count++;
                last = now;
                while (links.find()) {
                    firstByLink.putIfAbsent(links.group(), now);
                }
                came.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    int count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** When the first message that quotes a link came; absent if none did in time. */
    @Nullable Long awaitFirst(String link, long deadlineNanos) throws InterruptedException {
        lock.lock();
        try {
            long left = deadlineNanos - System.nanoTime();
            while (!firstByLink.containsKey(link) && left > 0) {
                left = came.awaitNanos(left);
            }
            return firstByLink.get(link);
        } finally {
            lock.unlock();
        }
    }

    /** When the message came that made the count full, or the last one in time. */
    long awaitCount(int full, long deadlineNanos) throws InterruptedException {
        lock.lock();
        try {
            long left = deadlineNanos - System.nanoTime();
            while (count < full && left > 0) {
                left = came.awaitNanos(left);
            }
            return last;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
