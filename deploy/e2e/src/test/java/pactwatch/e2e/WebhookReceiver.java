package pactwatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Receives webhooks, checks each signature with the reference library and keeps what is genuine.
 */
final class WebhookReceiver implements AutoCloseable {

    private static final int BODY_BYTES_MAX = 64 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A genuine message and when it came. */
    record Message(String id, JsonNode body, Instant received) {}

    private final HttpServer server;
    private final String host;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private volatile @Nullable String secret;

    private WebhookReceiver(HttpServer server, String host) {
        this.server = server;
        this.host = host;
    }

    static WebhookReceiver start() {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "127.0.0.1");
    }

    /** Listens on all addresses of this machine; containers know it by a name. */
    static WebhookReceiver startFor(String host) {
        return start(new InetSocketAddress(0), host);
    }

    private static WebhookReceiver start(InetSocketAddress address, String host) {
        try {
            HttpServer server = HttpServer.create(address, 0);
            WebhookReceiver receiver = new WebhookReceiver(server, host);
            server.createContext("/", receiver::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + "/hook");
    }

    /** The secret that the subscription was given; nothing is genuine before it is known. */
    void trust(String whsec) {
        secret = whsec;
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Why messages were refused. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX);
            HttpHeaders headers = HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true);
            try {
                new Webhook(String.valueOf(secret)).verify(new String(body, UTF_8), headers);
                messages.add(
                        new Message(
                                headers.firstValue("webhook-id").orElse(""),
                                MAPPER.readTree(body),
                                Instant.now()));
                exchange.sendResponseHeaders(204, -1);
            } catch (WebhookVerificationException | IllegalArgumentException e) {
                refused.add(String.valueOf(e.getMessage()));
                exchange.sendResponseHeaders(401, -1);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
