package pactwatch.local.fault;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deploy/pactwatch bench faults}: kills processes at random and looks at what is left. */
@Command(
        name = "pactwatch bench faults",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the whole line on an empty folder for each run, publishes items and meanwhile kills",
            "broker and services with SIGKILL at random. Each run must leave every item in the log",
            "once, no claim and no alert twice, nothing in the dead letters, every subscriber told, and",
            "the hash of a first run that nothing disturbed. The exit status says whether all did."
        })
public final class FaultsBench implements Callable<Integer> {

    private static final List<String> VICTIMS = List.of("broker", "ingest", "analysis", "alert");
    private static final int SUBSCRIBERS = 2;
    private static final int PAUSE_MS_MAX = 3_000;
    private static final int STEADY_LOOKS = 3;
    private static final Duration COMPLETE_MAX = Duration.ofMinutes(4);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    @Option(names = "--runs", defaultValue = "100", description = "Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--items", defaultValue = "200", description = "Default: ${DEFAULT-VALUE}.")
    private int items;

    @Option(
            names = "--kills",
            defaultValue = "4",
            description = "Processes killed in each run, one after another (default: 4).")
    private int kills;

    @Option(names = "--seed", description = "Of the victims and moments; printed if not given.")
    private @Nullable Long seed;

    @Option(names = "--report", description = "File for the report as JSON.")
    private @Nullable Path report;

    private final News news =
            new News(Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS));
    private final Path root =
            Path.of(System.getProperty("pactwatch.root", ".")).toAbsolutePath().normalize();

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new FaultsBench()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        long first = seed != null ? seed : System.nanoTime() & 0xffff_ffffL;
        System.out.printf(
                "seed %d, %d runs of %d items, %d kills each%n", first, runs, items, kills);
        Outcome undisturbed = run(List.of(), new Random(first));
        List<String> own = undisturbed.faults(items, undisturbed);
        if (!own.isEmpty()) {
            throw new IOException("The undisturbed run itself: " + own);
        }
        System.out.printf(
                "undisturbed: %d claims, hash %s%n",
                undisturbed.claims().size(), undisturbed.hash());
        JsonArray lines = new JsonArray();
        int failed = 0;
        for (int run = 1; run <= runs; run++) {
            Random random = new Random(first + run);
            List<String> victims =
                    random.ints(kills, 0, VICTIMS.size()).mapToObj(VICTIMS::get).toList();
            long begun = System.nanoTime();
            List<String> faults = run(victims, random).faults(items, undisturbed);
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    "run %3d  %5.1f s  killed %s  %s%n",
                    run, seconds, victims, faults.isEmpty() ? "nothing lost or repeated" : faults);
            lines.add(
                    new JsonObject()
                            .put("run", run)
                            .put("seconds", seconds)
                            .put("killed", new JsonArray(victims))
                            .put("faults", new JsonArray(faults)));
            failed += faults.isEmpty() ? 0 : 1;
        }
        System.out.printf("%d of %d runs as if undisturbed%n", runs - failed, runs);
        if (report != null) {
            JsonObject all =
                    new JsonObject()
                            .put("seed", first)
                            .put("items", items)
                            .put("hash", undisturbed.hash())
                            .put("failed", failed)
                            .put("runs", lines);
            Files.writeString(report, all.encodePrettily());
        }
        return failed == 0 ? 0 : 1;
    }

    private Outcome run(List<String> victims, Random random)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pactwatch-faults");
        try (Town town = new Town(news, SUBSCRIBERS);
                KilledLine line = KilledLine.start(root, folder)) {
            subscribe(line, town);
            int published = 1;
            for (int n = 0; n < victims.size(); n++) {
                published = items * (n + 1) / (victims.size() + 1);
                town.publish(published);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(PAUSE_MS_MAX));
                line.kill(victims.get(n));
            }
            town.publish(items);
            return await(line, town);
        } finally {
            delete(folder);
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
     * The outcome once it is complete and does not change any more, or what there is in the end.
     */
    private Outcome await(KilledLine line, Town town) throws InterruptedException {
        long deadline = System.nanoTime() + COMPLETE_MAX.toNanos();
        Outcome last = null;
        int steady = 0;
        while (true) {
            try {
                Outcome now = look(line, town);
                boolean isSame = now.equals(last);
                steady = isSame && now.isComplete(items, News.MEMBERS) ? steady + 1 : 0;
                last = now;
            } catch (IOException e) {
                // A service that was killed is not back yet.
                steady = 0;
            }
            if (last != null && (steady >= STEADY_LOOKS || System.nanoTime() > deadline)) {
                return last;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("It does not answer after " + COMPLETE_MAX);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        }
    }

    private static Outcome look(KilledLine line, Town town)
            throws IOException, InterruptedException {
        List<String> articles = new ArrayList<>(line.ids("pactwatch.articles"));
        List<String> claims = new ArrayList<>(line.ids("pactwatch.claims.g1"));
        articles.sort(null);
        claims.sort(null);
        return new Outcome(
                articles,
                claims,
                line.statuses(),
                town.alerted(),
                town.alertsRepeated(),
                line.ids("pactwatch.dead-letters").size());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
