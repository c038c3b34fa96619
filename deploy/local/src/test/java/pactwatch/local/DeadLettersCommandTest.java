package pactwatch.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A board with two letters, of which one can be read by now. */
class DeadLettersCommandTest {

    private static final String LETTERS = "/api/dead-letters";

    @TempDir private Path folder;
    private final List<String> redriven = new CopyOnWriteArrayList<>();
    private final Map<String, String> states =
            new LinkedHashMap<>(Map.of("mended", "PARKED", "spoilt", "PARKED"));
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(LETTERS, this::answer);
        server.start();
        Files.writeString(folder.resolve("token"), "secret-token\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(LETTERS.length());
            boolean isKnown =
                    "Bearer secret-token"
                            .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            @Nullable JsonObject answer =
                    isKnown ? answer(exchange.getRequestMethod(), path) : null;
            byte[] body = (answer == null ? "{}" : answer.encode()).getBytes(UTF_8);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized @Nullable JsonObject answer(String method, String path) {
        if (path.isEmpty()) {
            JsonArray letters = new JsonArray();
            states.keySet().stream().sorted().forEach(id -> letters.add(letter(id)));
            return JsonObject.of("total", letters.size(), "letters", letters);
        }
        String id = path.split("/", -1)[1];
        if (!states.containsKey(id)) {
            return null;
        }
        if ("POST".equals(method)) {
            redriven.add(id);
            states.put(id, "REDRIVEN");
            return JsonObject.of("id", id);
        }
        JsonObject now = letter(id);
        if ("REDRIVEN".equals(states.get(id))) {
            states.put(id, "mended".equals(id) ? "RECOVERED" : "PARKED");
        }
        return now;
    }

    private JsonObject letter(String id) {
        return JsonObject.of(
                "id",
                id,
                "state",
                states.get(id),
                "step",
                "alert-raise",
                "topic",
                "pactwatch.statuses",
                "partition",
                1,
                "offset",
                7,
                "reason",
                "Unknown event type x.");
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
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            return new CommandLine(new DeadLettersCommand()).execute(all.toArray(String[]::new));
        } finally {
            System.setOut(before);
        }
    }

    private List<String> printedLines() {
        return printed.toString(UTF_8).lines().toList();
    }

    @Test
    void listsWhatWasPutAsideWithTheReason() {
        states.put("mended", "RECOVERED");

        assertThat(run()).isZero();

        assertThat(printedLines())
                .containsExactly(
                        "spoilt  parked     alert-raise  pactwatch.statuses/1/7  Unknown event type x.");
        assertThat(redriven).isEmpty();
    }

    @Test
    void triesAllAgainThatAreParkedAndSaysWhatCameOfEach() {
        assertThat(run("--redrive")).isEqualTo(1);

        assertThat(redriven).containsExactlyInAnyOrder("mended", "spoilt");
        assertThat(printedLines())
                .satisfiesExactlyInAnyOrder(
                        l -> assertThat(l).startsWith("mended  recovered"),
                        l -> assertThat(l).startsWith("spoilt  parked"));
    }

    @Test
    void triesAgainOnlyWhatIsNamed() {
        assertThat(run("--redrive", "mended")).isZero();

        assertThat(redriven).containsExactly("mended");
    }

    @Test
    void failsIfThereIsNoSuchLetterOrIdsAreForNothing() {
        assertThat(run("--redrive", "unheard-of")).isEqualTo(1);
        assertThat(run("mended")).isEqualTo(2);
        assertThat(redriven).isEmpty();
    }
}
