package pactwatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Asks as anybody may: with any headers, any body, and looking at nothing but the answer. */
final class Visitor {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final String JSON = "application/json";

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final String gateway;

    /** An answer; the body is empty for streams. */
    record Answer(int status, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(h -> h.getKey().equalsIgnoreCase(name))
                    .map(h -> h.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }

        boolean isProblem() {
            return header("Content-Type").startsWith("application/problem+json");
        }
    }

    /**
     * A visitor.
     *
     * @param gateway its address without a path, so that a path can be written in any way
     */
    Visitor(String gateway) {
        this.gateway = gateway;
    }

    Answer ask(String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(gateway + path))
                        .timeout(ANSWER_MAX)
                        .method(
                                method,
                                method.equals("GET")
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<InputStream> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                return new Answer(
                        response.statusCode(),
                        response.headers().map(),
                        isStream(response) ? "" : new String(in.readAllBytes(), UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static boolean isStream(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Content-Type")
                .filter(t -> t.startsWith("text/event-stream") || t.contains("ndjson"))
                .isPresent();
    }

    /** A kind of body that a route takes, of those that it names. */
    static String kindOf(Routes.Route route, List<String> consumed) {
        if (consumed.isEmpty() || consumed.contains("*/*")) {
            return route.path().startsWith("/api/") ? JSON : "application/x-www-form-urlencoded";
        }
        return consumed.getFirst();
    }

    /** A body that is well-formed, and says nothing. */
    static byte[] harmless(String kind) {
        return switch (kind) {
            case JSON -> "{}".getBytes(UTF_8);
            case "multipart/form-data" ->
                    "--edge\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n1\r\n--edge--\r\n"
                            .getBytes(UTF_8);
            default -> "other=1".getBytes(UTF_8);
        };
    }

    /** The header of a kind of body. */
    static String contentType(String kind) {
        return kind.equals("multipart/form-data") ? kind + "; boundary=edge" : kind;
    }
}
