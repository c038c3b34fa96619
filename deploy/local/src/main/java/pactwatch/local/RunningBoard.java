package pactwatch.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A Pactwatch that runs, as the options of a command name it. */
final class RunningBoard {

    private static final Duration ASK_MAX = Duration.ofSeconds(60);

    @Option(
            names = "--url",
            defaultValue = "http://localhost:8080",
            description = "Address of the board (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://localhost:8080");

    @Option(
            names = "--token-file",
            description = "File with the token (default: that of the local demo or live data).")
    private @Nullable Path tokenFile;

    /**
     * Sends a request with the token and waits for the answer, whatever its status.
     *
     * @param body JSON; empty for none
     * @throws Problem if there is no token, or nobody answers
     */
    HttpResponse<String> ask(String method, String path, String body)
            throws InterruptedException, Problem {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve(path))
                        .timeout(ASK_MAX)
                        .header("Authorization", "Bearer " + token())
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Problem(
                    "no answer from %s; does it run? (%s)".formatted(url, e.getMessage()));
        }
    }

    private String token() throws Problem {
        Path root = Path.of(System.getProperty("pactwatch.root", "."));
        Path data = root.resolve("deploy/local/data");
        Path file =
                tokenFile != null
                        ? tokenFile
                        : Stream.of(data.resolve("demo/token"), data.resolve("live/token"))
                                .filter(Files::isReadable)
                                .findFirst()
                                .orElseThrow(() ->
                                        new Problem(
                                                "No token found; name it with --token-file."
                                                        + " 'up' prints where it is."));
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Problem("The token file cannot be read: " + file);
        }
    }
}
