package pactwatch.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pactwatch.local.process.FreePort;

/** The gateway in front of real servers. */
class GatewayTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CountDownLatch read = new CountDownLatch(1);
    private HttpServer analysis;
    private int port;

    @BeforeEach
    void start() throws Exception {
        analysis = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        analysis.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        analysis.createContext(
                "/",
                exchange -> {
                    String host = exchange.getRequestHeaders().getFirst("Host");
                    byte[] body = ("analysis " + exchange.getRequestURI()).getBytes(UTF_8);
                    exchange.getResponseHeaders().add("X-Asked", host);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        analysis.createContext(
                "/api/stream",
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write("data: first\n\n".getBytes(UTF_8));
                        out.flush();
                        awaitReader();
                        out.write("data: second\n\n".getBytes(UTF_8));
                    }
                });
        analysis.start();
        port =
                Gateway.start(
                                vertx,
                                0,
                                Map.of(
                                        Route.ANALYSIS,
                                        analysis.getAddress().getPort(),
                                        Route.INGEST,
                                        FreePort.next()))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS)
                        .actualPort();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        analysis.stop(0);
    }

    private void awaitReader() throws IOException {
        try {
            if (!read.await(10, TimeUnit.SECONDS)) {
                throw new IOException("The first event was held back");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    }

    @Test
    void passesPathAndQueryOn() throws Exception {
        assertThat(
                        http.send(
                                        request("/api/members?knownAt=2024"),
                                        HttpResponse.BodyHandlers.ofString())
                                .body())
                .isEqualTo("analysis /api/members?knownAt=2024");
    }

    @Test
    void handsOnTheHostThatTheReaderAsked() throws Exception {
        assertThat(
                        http.send(request("/"), HttpResponse.BodyHandlers.discarding())
                                .headers()
                                .firstValue("X-Asked"))
                .contains("127.0.0.1:" + port);
    }

    @Test
    void streamsEventsAsTheyCome() throws Exception {
        HttpResponse<java.io.InputStream> response =
                http.send(request("/api/stream"), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: first");
            read.countDown();
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("data: second");
        }
    }

    @Test
    void saysThatAServiceDoesNotAnswer() throws Exception {
        HttpResponse<String> response =
                http.send(request("/feeds"), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("The ingest service does not answer");
        assertThat(http.send(request("/alerts"), HttpResponse.BodyHandlers.ofString()).body())
                .contains("The alert service is not configured");
    }

    @Test
    void answersToLocalNamesOnly() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n".getBytes(UTF_8));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));

            assertThat(in.readLine()).contains("421");
        }
    }
}
