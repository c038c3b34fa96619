package pactwatch.local;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deploy/pactwatch subscribe}: subscribes at a Pactwatch that runs, or tries a draft. */
@Command(
        name = "pactwatch subscribe",
        mixinStandardHelpOptions = true,
        description = {
            "Subscribes at a Pactwatch that runs; with --try it only shows what the subscription",
            "would have sent. Prints the answer as JSON; a webhook's secret is in it, this once."
        })
public final class SubscribeCommand implements Callable<Integer> {

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

    @Option(names = "--members", split = ",", description = "Such as AM,KZ; any if left out.")
    private List<String> members = List.of();

    @Option(names = "--kinds", split = ",", description = "Such as SUSPENSION,WITHDRAWAL.")
    private List<String> kinds = List.of();

    @Option(names = "--least-stage", description = "REPORTED, CORROBORATED or ESTABLISHED.")
    private @Nullable String leastStage;

    @Option(names = "--actual-only", description = "Leave out what is only announced.")
    private boolean isActualOnly;

    @Option(names = "--quiet", description = "Hours in which nothing is sent: 22:00-07:00.")
    private @Nullable String quiet;

    @Option(names = "--zone", description = "Time zone of --quiet, such as Asia/Yerevan (UTC).")
    private @Nullable String zone;

    @Option(names = "--heartbeat", description = "A word every day, also when nothing happened.")
    private boolean hasHeartbeat;

    @Option(names = "--try", description = "Save nothing; show what it would have sent.")
    private boolean isTrial;

    @ArgGroup(multiplicity = "1")
    private Channel channel = new Channel();

    /** One of the channels. */
    static final class Channel {
        @Option(names = "--webhook", description = "Send signed webhooks to this address.")
        private @Nullable String webhook;

        @Option(names = "--email", description = "Mail to this address, once it has confirmed.")
        private @Nullable String email;

        @Option(names = "--sse", description = "Fetch as a live stream.")
        private boolean isStream;

        @Option(names = "--atom", description = "Fetch as an Atom feed.")
        private boolean isFeed;

        JsonObject json() {
            if (webhook != null) {
                return new JsonObject().put("type", "webhook").put("url", webhook);
            }
            if (email != null) {
                return new JsonObject().put("type", "email").put("address", email);
            }
            String type = isStream ? "sse" : isFeed ? "atom" : "";
            return new JsonObject().put("type", type);
        }
    }

    /** Runs the command; the exit status is 0 if the answer was a success. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SubscribeCommand()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            HttpResponse<String> answer = send(draft());
            System.out.println(pretty(answer.body()));
            if (answer.statusCode() >= 300) {
                System.err.println("pactwatch: not subscribed, the answer is above");
                return 1;
            }
            return 0;
        } catch (IOException e) {
            System.err.printf(
                    "pactwatch: no answer from %s; does it run? (%s)%n", url, e.getMessage());
            return 1;
        } catch (Problem e) {
            System.err.println("pactwatch: " + e.getMessage());
            return 1;
        }
    }

    private HttpResponse<String> send(JsonObject draft)
            throws IOException, InterruptedException, Problem {
        String path = isTrial ? "/api/subscriptions/backtest" : "/api/subscriptions";
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve(path))
                        .timeout(ASK_MAX)
                        .header("Authorization", "Bearer " + token())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(draft.encode()))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String pretty(String body) {
        return body.startsWith("{") ? new JsonObject(body).encodePrettily() : body;
    }

    private JsonObject draft() throws Problem {
        JsonObject draft = new JsonObject();
        if (!members.isEmpty()) {
            draft.put("members", new JsonArray(members));
        }
        if (!kinds.isEmpty()) {
            draft.put("kinds", new JsonArray(kinds));
        }
        if (leastStage != null) {
            draft.put("leastStage", leastStage);
        }
        draft.put("announced", !isActualOnly);
        draft.put("heartbeat", hasHeartbeat);
        if (quiet != null) {
            draft.put("quietHours", quietHours(quiet));
        }
        return draft.put("channel", channel.json());
    }

    private JsonObject quietHours(String text) throws Problem {
        String[] parts = text.split("-", -1);
        if (parts.length != 2) {
            throw new Problem("--quiet is two times of day, such as 22:00-07:00, not " + text);
        }
        JsonObject hours =
                new JsonObject().put("from", parts[0].strip()).put("to", parts[1].strip());
        return zone == null ? hours : hours.put("zone", zone);
    }

    private String token() throws Problem, IOException {
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
        if (!Files.isReadable(file)) {
            throw new Problem("The token file cannot be read: " + file);
        }
        return Files.readString(file).strip();
    }
}
