package pactwatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What a gateway on this machine answers to the holder of the admin token. */
final class Api {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final int port;
    private final Supplier<String> token;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    Api(int port, Supplier<String> token) {
        this.port = port;
        this.token = token;
    }

    String token() {
        return token.get();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Asks through the gateway; an answer other than 2xx is an error. */
    JsonNode get(String path) {
        return json(send(HttpRequest.newBuilder(address(path)).GET()));
    }

    JsonNode post(String path, String body) {
        return json(
                send(
                        HttpRequest.newBuilder(address(path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    /** Every record of a topic, as the log's own interface gives it. */
    List<JsonNode> log(String topic) {
        String body =
                send(HttpRequest.newBuilder(address("/api/log/" + topic + "?limit=100000")).GET())
                        .body();
        return body.lines().map(Api::parse).toList();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> response = answer(request);
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    response.uri() + ": " + response.statusCode() + " " + response.body());
        }
        return response;
    }

    /** What is answered at an address, whatever the status. */
    HttpResponse<String> ask(URI address) {
        return answer(HttpRequest.newBuilder(address).GET());
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(ANSWER_MAX)
                            .header("Authorization", "Bearer " + token())
                            .build(),
                    HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return parse(response.body());
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
