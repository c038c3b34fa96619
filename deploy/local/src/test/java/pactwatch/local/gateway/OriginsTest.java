package pactwatch.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances of a service behind the gateway. */
class OriginsTest {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Map<String, HttpServer> instances = Map.of();
    private int port;

    @BeforeEach
    void start() throws Exception {
        instances = Map.of("one", instance("one"), "two", instance("two"));
        String addresses =
                String.join(
                        ",",
                        instances.values().stream()
                                .map(i -> "127.0.0.1:" + i.getAddress().getPort())
                                .toList());
        Origins origins = new Origins(GatewayMain.addresses(addresses)).watchedBy(vertx);
        port =
                Gateway.start(vertx, Gateway.Listen.locally(0), Map.of(Route.ANALYSIS, origins))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(WITHIN.toSeconds(), TimeUnit.SECONDS)
                        .actualPort();
    }

    private static HttpServer instance(String name) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.sendResponseHeaders(200, name.length());
                        exchange.getResponseBody().write(name.getBytes(UTF_8));
                    }
                });
        server.start();
        return server;
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .get(WITHIN.toSeconds(), TimeUnit.SECONDS);
        instances.values().forEach(i -> i.stop(0));
    }

    private String ask() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Test
    void keepsAReaderWithOneInstanceUntilItIsGone() throws Exception {
        String first = ask();
        assertThat(List.of(ask(), ask(), ask())).containsOnly(first);

        Objects.requireNonNull(instances.get(first)).stop(0);

        String other = "one".equals(first) ? "two" : "one";
        await().atMost(WITHIN).until(() -> ask().equals(other));
    }
}
