package pactwatch.local;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin private RunningBoard board = new RunningBoard();

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
            String path = isTrial ? "/api/subscriptions/backtest" : "/api/subscriptions";
            HttpResponse<String> answer = board.ask("POST", path, draft().encode());
            System.out.println(pretty(answer.body()));
            if (answer.statusCode() >= 300) {
                System.err.println("pactwatch: not subscribed, the answer is above");
                return 1;
            }
            return 0;
        } catch (Problem e) {
            System.err.println("pactwatch: " + e.getMessage());
            return 1;
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
}
