package pactwatch.analysis.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import pactwatch.log.Json;

/**
 * Rebuilds from the command line, through the interface of a running Pactwatch: start and watch,
 * show what would change, promote, discard, go back.
 */
public final class ReplayCommand {

    private static final ObjectMapper JSON = Json.mapper();
    private static final Duration ASK_MAX = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** Ends the command with a message. */
    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message);
        }
    }

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(ASK_MAX).build();
    private final String url;
    private final @Nullable String token;

    private ReplayCommand(String url, @Nullable String token) {
        this.url = url;
        this.token = token;
    }

    /** The exit status is 1 if what was asked for could not be done, 2 if it makes no sense. */
    public static void main(String[] args) throws IOException {
        String url = "http://localhost:8080";
        String token = null;
        String action = "start";
        String id = "";
        int plain = 0;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--url" -> url = value(args, ++i);
                case "--token-file" -> token = Files.readString(Path.of(value(args, ++i))).strip();
                default -> {
                    if (plain++ == 0) {
                        action = args[i];
                    } else {
                        id = args[i];
                    }
                }
            }
        }
        try {
            new ReplayCommand(url, token).run(action, id);
        } catch (Failed e) {
            System.err.println("replay: " + e.getMessage());
            System.exit(1);
        }
    }

    private static String value(String[] args, int at) {
        if (at >= args.length) {
            System.err.println("replay: " + args[at - 1] + " needs a value");
            System.exit(2);
        }
        return args[at];
    }

    private void run(String action, String id) throws Failed {
        switch (action) {
            case "start" -> watch(ask("POST", "/api/replays").path("generation").asText());
            case "watch" -> watch(id);
            case "list" -> list();
            case "diff" -> diff(id);
            case "promote", "discard", "rollback" -> {
                JsonNode done = ask("POST", "/api/replays/" + id + "/" + action);
                System.out.println(done.path("generation").asText() + " " + action + " done");
            }
            default ->
                    throw new Failed(
                            "start, watch, list, diff, promote, discard or rollback, not "
                                    + action);
        }
    }

    private void watch(String id) throws Failed {
        System.out.println("rebuilding " + id);
        while (true) {
            JsonNode replay = ask("GET", "/api/replays/" + id);
            String state = replay.path("state").asText();
            if (!state.equals("RUNNING")) {
                System.out.println(
                        "%s %s, hash %s"
                                .formatted(
                                        id,
                                        state.toLowerCase(java.util.Locale.ROOT),
                                        replay.path("hash").asText()));
                return;
            }
            System.out.println(
                    "%d of %d articles, ready about %s"
                            .formatted(
                                    replay.path("read").asLong(),
                                    replay.path("of").asLong(),
                                    replay.path("eta").asText()));
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private void list() throws Failed {
        JsonNode all = ask("GET", "/api/generations");
        for (JsonNode generation : all.path("generations")) {
            System.out.println(
                    "%s %s %s"
                            .formatted(
                                    generation.path("name").asText(),
                                    generation.path("state").asText(),
                                    generation.path("result").path("hash").asText()));
        }
    }

    private void diff(String id) throws Failed {
        JsonNode diff = ask("GET", "/api/replays/" + id + "/diff");
        JsonNode claims = diff.path("claims");
        System.out.println(
                "from %s to %s: %d statuses, %d developments; claims %d gained, %d lost, %d changed, %d the same"
                        .formatted(
                                diff.path("from").asText(),
                                diff.path("to").asText(),
                                diff.path("statuses").size(),
                                diff.path("developments").size(),
                                claims.path("gained").asInt(),
                                claims.path("lost").asInt(),
                                claims.path("changed").asInt(),
                                claims.path("same").asInt()));
        for (JsonNode status : diff.path("statuses")) {
            System.out.println(
                    "%s: %s to %s (%s)"
                            .formatted(
                                    status.path("member").asText(),
                                    status.path("before").path("status").asText(),
                                    status.path("after").path("status").asText(),
                                    status.path("fields")));
        }
        System.out.println("gold before: " + diff.path("goldBefore"));
        System.out.println("gold after: " + diff.path("goldAfter"));
    }

    private JsonNode ask(String method, String path) throws Failed {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(ASK_MAX)
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() >= 300) {
                throw new Failed(body.path("detail").asText("status " + answer.statusCode()));
            }
            return body;
        } catch (IOException e) {
            throw new Failed(
                    "no Pactwatch answers on %s; start it, or name it with --url".formatted(url));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted");
        }
    }
}
