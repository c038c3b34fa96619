package pactwatch.local.fault;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of the line from an empty folder: items come in, things go wrong, all is awaited. */
final class Trial {

    private static final int SUBSCRIBERS = 2;
    private static final int PAUSE_MS_MAX = 3_000;
    private static final int STEADY_LOOKS = 3;
    private static final Duration COMPLETE_MAX = Duration.ofMinutes(4);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Path root;
    private final News news;
    private final int items;
    private final @Nullable Outcome undisturbed;

    /**
     * What a run did and left.
     *
     * @param struck what went wrong, each time
     * @param faults ways in which what is left differs from an undisturbed run
     * @param recoverySeconds from the last time that it went wrong until all was there
     */
    record Result(
            Outcome outcome, List<String> struck, List<String> faults, double recoverySeconds) {
        Result {
            struck = List.copyOf(struck);
            faults = List.copyOf(faults);
        }
    }

    /** What is there at a time, and how it differs from what is awaited. */
    private record Look(Outcome outcome, List<String> faults, long at) {}

    /**
     * A trial that is not begun.
     *
     * @param undisturbed what must be left; null for the run that finds this out
     */
    Trial(Path root, News news, int items, @Nullable Outcome undisturbed) {
        this.root = root;
        this.news = news;
        this.items = items;
        this.undisturbed = undisturbed;
    }

    /**
     * Runs it.
     *
     * @param folder which is empty
     * @param times that the fault strikes
     * @throws IOException if the line does not start, or something does not come back
     */
    Result run(Path folder, Fault fault, int times, Random random)
            throws IOException, InterruptedException {
        try (Town town = new Town(news, SUBSCRIBERS);
                KilledLine line =
                        KilledLine.start(root, folder, fault.options(), fault.environment())) {
            subscribe(line, town);
            List<String> struck = new ArrayList<>();
            for (int n = 0; n < times; n++) {
                town.publish(items * (n + 1) / (times + 1));
                TimeUnit.MILLISECONDS.sleep(random.nextInt(PAUSE_MS_MAX));
                struck.add(fault.strike(line, random));
            }
            long ended = System.nanoTime();
            town.publish(items);
            Look last = await(line, town, fault);
            return new Result(last.outcome, struck, last.faults, (last.at - ended) / 1e9);
        }
    }

    private static void subscribe(KilledLine line, Town town)
            throws IOException, InterruptedException {
        line.post(
                "/api/feeds",
                new JsonObject()
                        .put("url", town.feed().toString())
                        .put("publisher", "wire")
                        .put("language", "en"));
        for (int n = 0; n < SUBSCRIBERS; n++) {
            line.post(
                    "/api/subscriptions",
                    new JsonObject()
                            .put("members", new JsonArray(List.copyOf(News.MEMBERS)))
                            .put("kinds", new JsonArray().add("SUSPENSION").add("WITHDRAWAL"))
                            .put("leastStage", "REPORTED")
                            .put("announced", true)
                            .put(
                                    "channel",
                                    new JsonObject()
                                            .put("type", "webhook")
                                            .put("url", town.hook(n).toString())));
        }
    }

    /**
     * The first of the looks at which all was there and stayed the same, or the last one that was
     * had in the time.
     */
    private Look await(KilledLine line, Town town, Fault fault)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + COMPLETE_MAX.toNanos();
        Look since = null;
        Look last = null;
        int steady = 0;
        while (System.nanoTime() < deadline) {
            try {
                last = look(line, town, fault);
                boolean isSame = since != null && last.outcome.equals(since.outcome);
                since = isSame ? since : last;
                steady = last.faults.isEmpty() ? (isSame ? steady + 1 : 1) : 0;
            } catch (IOException _) {
                // A service that was killed is not back yet.
                steady = 0;
            }
            if (since != null && steady >= STEADY_LOOKS) {
                return since;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        }
        if (last == null) {
            throw new IOException("It does not answer after " + COMPLETE_MAX);
        }
        return last;
    }

    private Look look(KilledLine line, Town town, Fault fault)
            throws IOException, InterruptedException {
        long at = System.nanoTime();
        List<String> articles = new ArrayList<>(line.ids("pactwatch.articles"));
        List<String> claims = new ArrayList<>(line.ids("pactwatch.claims.g1"));
        articles.sort(null);
        claims.sort(null);
        Outcome outcome =
                new Outcome(
                        articles,
                        claims,
                        line.statuses(),
                        town.alerted(),
                        town.alertsRepeated(),
                        line.ids("pactwatch.dead-letters").size());
        List<String> faults = new ArrayList<>();
        if (undisturbed != null) {
            faults.addAll(outcome.faults(items, undisturbed, fault.isParking()));
        } else if (!outcome.isComplete(items)) {
            faults.add("not complete");
        } else {
            faults.addAll(outcome.faults(items, outcome, false));
        }
        faults.addAll(fault.faults(line));
        return new Look(outcome, faults, at);
    }
}
