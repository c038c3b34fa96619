package pactwatch.analysis.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** A service that is started again meanwhile goes on with the rebuild after this at most. */
    private static final Duration SILENT_MAX = Duration.ofMinutes(2);

    private static final List<String> ACTIONS =
            List.of("start", "watch", "list", "diff", "promote", "discard", "rollback");

    /** Ends the command with a message and an exit status. */
    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        Failed(String message) {
            this(message, 1);
        }

        private Failed(String message, int status) {
            super(message);
            this.status = status;
        }

        static Failed misused(String message) {
            return new Failed(message, 2);
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(ASK_MAX)
                    .build();
    private final PrintStream out;
    private final InstantSource clock = InstantSource.system();
    private final ProgressLines progress = new ProgressLines();
    private String url = "http://localhost:8080";
    private @Nullable String token;

    private ReplayCommand(PrintStream out) {
        this.out = out;
    }

    /** Runs the command and ends the process. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /**
     * Runs the command.
     *
     * @return the exit status: 0, 1 if what was asked for could not be done, 2 if it makes no sense
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        try {
            new ReplayCommand(out).run(args);
            return 0;
        } catch (Failed e) {
            err.println("replay: " + e.getMessage());
            return e.status;
        }
    }

    private void run(String[] args) throws Failed {
        List<String> plain = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--url" -> url = value(args, ++i).replaceAll("/+$", "");
                case "--token-file" -> token = tokenIn(value(args, ++i));
                default -> plain.add(args[i]);
            }
        }
        String action = plain.isEmpty() ? "start" : plain.getFirst();
        boolean isNaming = !action.equals("start") && !action.equals("list");
        if (!ACTIONS.contains(action)) {
            throw Failed.misused("%s; not %s".formatted(String.join(", ", ACTIONS), action));
        }
        if (isNaming && plain.size() != 2) {
            throw Failed.misused(
                    action + " needs the name of one rebuild, such as g2; list shows them");
        }
        run(action, isNaming ? plain.getLast() : "");
    }

    private static String value(String[] args, int at) throws Failed {
        if (at >= args.length) {
            throw Failed.misused(args[at - 1] + " needs a value");
        }
        return args[at];
    }

    private static String tokenIn(String file) throws Failed {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException e) {
            throw Failed.misused("the token cannot be read from " + file);
        }
    }

    private void run(String action, String id) throws Failed {
        switch (action) {
            case "start" -> watch(ask("POST", "/api/replays").path("generation").asText());
            case "watch" -> watch(id);
            case "list" -> list();
            case "diff" ->
                    DifferenceLines.of(ask("GET", "/api/replays/" + id + "/diff"))
                            .forEach(out::println);
            case "promote" -> decide(action, id, "promoted");
            case "discard" -> decide(action, id, "discarded");
            case "rollback" -> decide(action, id, "rolled back");
            default -> throw new IllegalStateException("No action " + action);
        }
    }

    /** Which generation is named by the answer differs, so that the live one is asked for. */
    private void decide(String action, String id, String done) throws Failed {
        ask("POST", "/api/replays/" + id + "/" + action);
        String live = ask("GET", "/api/generations").path("live").asText();
        out.println("%s %s; %s is live now".formatted(id, done, live));
    }

    private void watch(String id) throws Failed {
        JsonNode replay = ask("GET", "/api/replays/" + id);
        out.println("rebuilding " + id);
        while (true) {
            String state = replay.path("state").asText();
            if (state.equals("FAILED")) {
                throw new Failed(id + " failed: " + replay.path("reason").asText());
            }
            if (!state.equals("RUNNING")) {
                out.println(
                        "%s %s, hash %s"
                                .formatted(
                                        id,
                                        state.toLowerCase(Locale.ROOT),
                                        replay.path("hash").asText("none")));
                return;
            }
            progress.next(replay, clock.instant()).ifPresent(out::println);
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            replay = askPatiently("/api/replays/" + id);
        }
    }

    private JsonNode askPatiently(String path) throws Failed {
        for (long waited = 0; ; waited += LOOK_EVERY.toMillis()) {
            try {
                return ask("GET", path);
            } catch (Failed e) {
                if (waited >= SILENT_MAX.toMillis()) {
                    throw e;
                }
                progress.silent(clock.instant()).ifPresent(out::println);
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
        }
    }

    private void list() throws Failed {
        JsonNode all = ask("GET", "/api/generations");
        for (JsonNode generation : all.path("generations")) {
            out.println(
                    "%s %s %s%s"
                            .formatted(
                                    generation.path("name").asText(),
                                    generation.path("state").asText(),
                                    generation.path("result").path("hash").asText(""),
                                    generation.path("reason").asText("")));
        }
    }

    private JsonNode bodyOf(HttpResponse<String> answer) throws Failed {
        JsonNode body;
        try {
            body = JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new Failed(
                    "%s answers with status %d and no JSON; is it a Pactwatch that is up?"
                            .formatted(url, answer.statusCode()));
        }
        if (answer.statusCode() >= 300) {
            throw new Failed(body.path("detail").asText("status " + answer.statusCode()));
        }
        return body;
    }

    private HttpRequest.Builder request(String path) throws Failed {
        try {
            return HttpRequest.newBuilder(URI.create(url + path));
        } catch (IllegalArgumentException e) {
            throw Failed.misused("there is no address " + url + path);
        }
    }

    private JsonNode ask(String method, String path) throws Failed {
        HttpRequest.Builder request =
                request(path).timeout(ASK_MAX).method(method, HttpRequest.BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return bodyOf(answer);
        } catch (IOException e) {
            throw new Failed(
                    "no Pactwatch answers on %s; start it, or name it with --url".formatted(url));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted");
        }
    }
}
