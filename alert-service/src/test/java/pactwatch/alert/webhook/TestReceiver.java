package pactwatch.alert.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A webhook receiver on a real local port that keeps what it got and answers as it is told. */
public final class TestReceiver implements AutoCloseable {

    /** One request as it came. */
    public record Request(String id, String timestamp, HttpHeaders headers, String body) {

        /** Whether the reference library of Standard Webhooks accepts the signature. */
        public boolean isSignedWith(String secret) {
            try {
                new Webhook(secret).verify(body, headers);
                return true;
            } catch (WebhookVerificationException _) {
                return false;
            }
        }
    }

    /** How a request is answered. */
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;

        /** A status without a body. */
        static Answer status(int status) {
            return e -> e.sendResponseHeaders(status, -1);
        }

        /** A status with one header. */
        static Answer header(int status, String name, String value) {
            return e -> {
                e.getResponseHeaders().set(name, value);
                e.sendResponseHeaders(status, -1);
            };
        }
    }

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile Answer answer = Answer.status(204);

    public TestReceiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var received = exchange.getRequestHeaders();
            requests.add(
                    new Request(
                            String.valueOf(received.getFirst("webhook-id")),
                            String.valueOf(received.getFirst("webhook-timestamp")),
                            HttpHeaders.of(received, (_, _) -> true),
                            body));
            answer.to(exchange);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    public void answerWith(Answer other) {
        answer = other;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
