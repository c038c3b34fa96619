package pactwatch.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the gateway does not let through to a real server. */
class GatewayBoundsTest {

    private static final int WRITES = 4;
    private static final int WRONG_TOKENS = 3;
    private static final int BODY_BYTES = 1_000;
    private static final int LIST_BYTES = 5_000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger reached = new AtomicInteger();
    private HttpServer service;
    private int port;

    @BeforeEach
    void start() throws Exception {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        service.createContext(
                "/",
                exchange -> {
                    String token = exchange.getRequestHeaders().getFirst("Authorization");
                    long read = exchange.getRequestBody().readAllBytes().length;
                    reached.incrementAndGet();
                    byte[] body = Long.toString(read).getBytes(UTF_8);
                    exchange.sendResponseHeaders(
                            "Bearer wrong".equals(token) ? 401 : 200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        service.start();
        Origins origins =
                new Origins(
                        List.of(
                                SocketAddress.inetSocketAddress(
                                        service.getAddress().getPort(), "127.0.0.1")));
        Bounds bounds = new Bounds(WRITES, WRONG_TOKENS, BODY_BYTES, LIST_BYTES, true);
        port =
                Gateway.start(
                                vertx,
                                new Gateway.Listen("127.0.0.1", 0, Set.of("127.0.0.1"), bounds),
                                Map.of(Route.ANALYSIS, origins, Route.INGEST, origins))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS)
                        .actualPort();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        service.stop(0);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpRequest.Builder post(String path, int bytes) {
        return to(path).POST(HttpRequest.BodyPublishers.ofByteArray(new byte[bytes]));
    }

    @Test
    void turnsAwayTooManyWritesOfOneAddress() throws Exception {
        for (int n = 0; n < WRITES; n++) {
            assertThat(send(post("/api/rulings", 1)).statusCode()).isEqualTo(200);
        }

        HttpResponse<String> refused = send(post("/api/rulings", 1));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 15));
        assertThat(refused.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(refused.body()).contains(Bounds.WRITES);
        assertThat(refused.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(send(to("/api/rulings")).statusCode()).isEqualTo(200);
        assertThat(send(post("/api/rulings", 1).header("X-Forwarded-For", "9.9.9.9, 10.0.0.7")))
                .extracting(HttpResponse::statusCode)
                .isEqualTo(200);
    }

    @Test
    void turnsAwayWhoeverGuessesAtTokens() throws Exception {
        for (int n = 0; n < WRONG_TOKENS; n++) {
            HttpRequest.Builder guess = to("/api/dead-letters");
            assertThat(send(guess.header("Authorization", "Bearer wrong")).statusCode())
                    .isEqualTo(401);
        }
        int before = reached.get();

        HttpResponse<String> refused =
                send(to("/api/dead-letters").header("Authorization", "Bearer wrong"));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains(Bounds.WRONG_TOKENS);
        assertThat(send(post("/sign-in", 9)).statusCode()).isEqualTo(429);
        assertThat(send(to("/").header("Cookie", "pactwatch_token=x")).statusCode()).isEqualTo(429);
        assertThat(reached.get()).isEqualTo(before);
        assertThat(send(to("/")).statusCode()).isEqualTo(200);
    }

    @Test
    void turnsAwayBodiesThatSayThatTheyAreTooLong() throws Exception {
        assertThat(send(post("/api/rulings", BODY_BYTES)).body()).isEqualTo("" + BODY_BYTES);

        HttpResponse<String> refused = send(post("/api/rulings", BODY_BYTES + 1));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains(Bounds.BODY_BYTES);
        assertThat(send(post("/api/feeds/opml", LIST_BYTES)).body()).isEqualTo("" + LIST_BYTES);
        assertThat(send(post("/api/feeds/opml", LIST_BYTES + 1)).statusCode()).isEqualTo(413);
    }

    @Test
    void turnsAwayBodiesThatDoNotSayTheirLength() throws Exception {
        assertThat(send(chunked("/api/rulings", BODY_BYTES)).body()).isEqualTo("" + BODY_BYTES);
        int before = reached.get();

        HttpResponse<String> refused = send(chunked("/api/rulings", 50 * BODY_BYTES));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(reached.get()).isEqualTo(before);
    }

    private HttpRequest.Builder chunked(String path, int bytes) {
        return to(path).version(HttpClient.Version.HTTP_1_1)
                .POST(
                        HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(new byte[bytes])));
    }

    @Test
    void hidesFiguresUnderAnySpelling() throws Exception {
        for (String path :
                List.of("/q/metrics", "//q/metrics", "/%71/metrics", "/a/../q/metrics")) {
            assertThat(send(to(path)).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(reached.get()).isZero();
        assertThat(send(to("/q/health/ready")).statusCode()).isEqualTo(200);
    }

    @Test
    void takesBoundsFromTheEnvironment() {
        assertThat(Bounds.of(Map.of(Bounds.WRITES, "7", Bounds.FORWARDED, "true")))
                .isEqualTo(new Bounds(7, 30, 64 * 1024, 6 * 1024 * 1024, true));
    }
}
