package pactwatch.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SubscribeCommandTest {

    private record Asked(String path, String authorization, JsonObject body) {}

    @TempDir private Path folder;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 201;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Files.writeString(folder.resolve("token"), "secret-token\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(
                    new Asked(
                            exchange.getRequestURI().getPath(),
                            exchange.getRequestHeaders().getFirst("Authorization"),
                            new JsonObject(
                                    new String(exchange.getRequestBody().readAllBytes(), UTF_8))));
            byte[] body = "{\"id\":\"s1\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private int run(String... arguments) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--url",
                                "http://127.0.0.1:" + server.getAddress().getPort(),
                                "--token-file",
                                folder.resolve("token").toString()));
        all.addAll(List.of(arguments));
        return new CommandLine(new SubscribeCommand()).execute(all.toArray(String[]::new));
    }

    @Test
    void asksForWhatItsOptionsSay() {
        int exit =
                run(
                        "--members=AM,KZ",
                        "--kinds=SUSPENSION",
                        "--least-stage=CORROBORATED",
                        "--actual-only",
                        "--quiet=22:00-07:00",
                        "--zone=Asia/Yerevan",
                        "--heartbeat",
                        "--webhook=https://desk.example/hook");

        assertThat(exit).isZero();
        assertThat(asked)
                .containsExactly(
                        new Asked(
                                "/api/subscriptions",
                                "Bearer secret-token",
                                new JsonObject()
                                        .put("members", JsonArray.of("AM", "KZ"))
                                        .put("kinds", JsonArray.of("SUSPENSION"))
                                        .put("leastStage", "CORROBORATED")
                                        .put("announced", false)
                                        .put("heartbeat", true)
                                        .put(
                                                "quietHours",
                                                JsonObject.of(
                                                        "from", "22:00",
                                                        "to", "07:00",
                                                        "zone", "Asia/Yerevan"))
                                        .put(
                                                "channel",
                                                JsonObject.of(
                                                        "type", "webhook",
                                                        "url", "https://desk.example/hook"))));
    }

    @Test
    void triesADraftWithoutSavingIt() {
        status = 200;

        assertThat(run("--try", "--email=desk@example.org")).isZero();

        assertThat(asked.getFirst().path()).isEqualTo("/api/subscriptions/backtest");
        assertThat(asked.getFirst().body().getJsonObject("channel"))
                .isEqualTo(JsonObject.of("type", "email", "address", "desk@example.org"));
    }

    @Test
    void failsIfItIsNotTakenOrAskedForNonsense() {
        status = 422;
        assertThat(run("--sse")).isEqualTo(1);
        assertThat(run()).isEqualTo(2);
        assertThat(run("--sse", "--atom")).isEqualTo(2);
        assertThat(run("--sse", "--quiet=late")).isEqualTo(1);
        assertThat(asked).hasSize(1);
    }

    @Test
    void saysSoIfNobodyAnswers() {
        server.stop(0);

        assertThat(run("--atom")).isEqualTo(1);
    }
}
