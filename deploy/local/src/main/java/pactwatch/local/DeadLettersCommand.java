package pactwatch.local;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deploy/pactwatch dead-letters}: what steps put aside, and trying it again. */
@Command(
        name = "pactwatch dead-letters",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the records that a step of any service put aside, with the reason; with --redrive",
            "asks the steps to try again and says what came of each. The exit status is 1 if one stays",
            "aside. Needs the right of an operator."
        })
public final class DeadLettersCommand implements Callable<Integer> {

    private static final int LISTED_MAX = 1_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    @Mixin private RunningBoard board = new RunningBoard();

    @Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--step", description = "Only those of a step, such as alert-raise.")
    private @Nullable String step;

    @Option(names = "--all", description = "Also those that were tried again with success.")
    private boolean isAll;

    @Option(
            names = "--redrive",
            description = "Try again: those named, or all that are parked if none is.")
    private boolean isRedrive;

    @Option(
            names = "--wait-max",
            defaultValue = "30",
            description = "Seconds to wait for what comes of it (default: ${DEFAULT-VALUE}).")
    private int waitMaxSeconds;

    @Parameters(paramLabel = "ID", description = "Ids of letters, as the list shows them.")
    private List<String> ids = List.of();

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new DeadLettersCommand()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!isRedrive && !ids.isEmpty() && spec != null) {
            throw new ParameterException(spec.commandLine(), "Ids are for --redrive.");
        }
        try {
            return isRedrive ? redrive() : list();
        } catch (Problem e) {
            System.err.println("pactwatch: " + e.getMessage());
            return 1;
        }
    }

    private int list() throws InterruptedException, Problem {
        List<JsonObject> letters =
                all().stream()
                        .filter(l -> isAll || !"RECOVERED".equals(l.getString("state")))
                        .toList();
        letters.forEach(DeadLettersCommand::print);
        System.err.printf("%d dead letters%n", letters.size());
        return 0;
    }

    private List<JsonObject> all() throws InterruptedException, Problem {
        String query =
                step == null ? "" : "&step=" + URLEncoder.encode(step, StandardCharsets.UTF_8);
        JsonArray found =
                ask("/api/dead-letters?limit=" + LISTED_MAX + query).getJsonArray("letters");
        List<JsonObject> letters = new ArrayList<>();
        for (int n = 0; n < found.size(); n++) {
            letters.add(found.getJsonObject(n));
        }
        return letters;
    }

    private static void print(JsonObject letter) {
        System.out.printf(
                "%s  %-9s  %s  %s/%d/%d  %s%n",
                letter.getString("id"),
                letter.getString("state").toLowerCase(java.util.Locale.ROOT),
                letter.getString("step"),
                letter.getString("topic"),
                letter.getInteger("partition"),
                letter.getLong("offset"),
                letter.getString("reason"));
    }

    private int redrive() throws InterruptedException, Problem {
        List<String> wanted = ids;
        if (wanted.isEmpty()) {
            wanted =
                    all().stream()
                            .filter(l -> "PARKED".equals(l.getString("state")))
                            .map(l -> l.getString("id"))
                            .toList();
        }
        List<String> asked = new ArrayList<>();
        for (String id : wanted) {
            if (isAsked(id)) {
                asked.add(id);
            }
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(waitMaxSeconds);
        int recovered = 0;
        for (String id : asked) {
            JsonObject letter = awaitTried(id, deadline);
            print(letter);
            recovered += "RECOVERED".equals(letter.getString("state")) ? 1 : 0;
        }
        System.err.printf("%d of %d recovered%n", recovered, wanted.size());
        return recovered == wanted.size() ? 0 : 1;
    }

    private boolean isAsked(String id) throws InterruptedException, Problem {
        HttpResponse<String> answer = board.ask("POST", path(id) + "/redrive", "");
        if (answer.statusCode() >= 300) {
            System.err.printf("%s: %d %s%n", id, answer.statusCode(), answer.body());
        }
        return answer.statusCode() < 300;
    }

    private static String path(String id) {
        return "/api/dead-letters/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private JsonObject awaitTried(String id, long deadline) throws InterruptedException, Problem {
        JsonObject letter = ask(path(id));
        while ("REDRIVEN".equals(letter.getString("state")) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
            letter = ask(path(id));
        }
        return letter;
    }

    private JsonObject ask(String path) throws InterruptedException, Problem {
        HttpResponse<String> answer = board.ask("GET", path, "");
        if (answer.statusCode() >= 300) {
            throw new Problem(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body());
    }
}
