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
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deploy/pactwatch bench faults}: lets things go wrong and looks at what is left. */
@Command(
        name = "pactwatch bench faults",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the whole line on an empty folder for each run, publishes items and meanwhile lets",
            "things go wrong: processes are killed or restarted, a broker is lost, the network is cut, the",
            "disk is full, the clock jumps, topics hold garbage. Each run must leave every item in the log",
            "once, no claim and no alert twice, nothing in the dead letters but the garbage, every subscriber",
            "told, and the hash of a first run that nothing disturbed. The exit status says whether all did."
        })
public final class FaultsBench implements Callable<Integer> {

    private static final int SUBSCRIBERS = 2;
    private static final int PAUSE_MS_MAX = 3_000;
    private static final int STEADY_LOOKS = 3;
    private static final Duration COMPLETE_MAX = Duration.ofMinutes(4);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    @Option(
            names = "--scenarios",
            split = ",",
            defaultValue = "KILLS",
            description = "Of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private List<Scenario> scenarios = List.of();

    @Option(
            names = "--runs",
            defaultValue = "100",
            description = "Of each scenario (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--items", defaultValue = "200", description = "Default: ${DEFAULT-VALUE}.")
    private int items;

    @Option(
            names = {"--strikes", "--kills"},
            defaultValue = "4",
            description = "Times that it goes wrong in each run (default: ${DEFAULT-VALUE}).")
    private int strikes;

    @Option(names = "--seed", description = "Of what happens when; printed if not given.")
    private @Nullable Long seed;

    @Option(names = "--report", description = "File for the report as JSON.")
    private @Nullable Path report;

    private final News news =
            new News(Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS));
    private final Path root =
            Path.of(System.getProperty("pactwatch.root", ".")).toAbsolutePath().normalize();

    /** What a run did and left. */
    private record Run(Outcome outcome, List<String> struck, List<String> faults) {}

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(
                new CommandLine(new FaultsBench())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        long first = seed != null ? seed : System.nanoTime() & 0xffff_ffffL;
        System.out.printf(
                "seed %d, %d runs of %d items, %d strikes each%n", first, runs, items, strikes);
        Outcome undisturbed = run(new Kills(), 0, new Random(first)).outcome();
        List<String> own = undisturbed.faults(items, undisturbed, false);
        if (!own.isEmpty()) {
            throw new IOException("The undisturbed run itself: " + own);
        }
        System.out.printf(
                "undisturbed: %d claims, hash %s%n",
                undisturbed.claims().size(), undisturbed.hash());
        JsonArray lines = new JsonArray();
        int failed = 0;
        for (Scenario scenario : scenarios) {
            for (int run = 1; run <= runs; run++) {
                boolean isFine =
                        measure(scenario, run, new Random(first + run), undisturbed, lines);
                failed += isFine ? 0 : 1;
            }
        }
        System.out.printf("%d of %d runs as if undisturbed%n", lines.size() - failed, lines.size());
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

    private boolean measure(
            Scenario scenario, int number, Random random, Outcome undisturbed, JsonArray lines)
            throws IOException, InterruptedException {
        String name = scenario.name().toLowerCase(Locale.ROOT);
        long begun = System.nanoTime();
        Path folder = Files.createTempDirectory("pactwatch-faults");
        Run run;
        try (Fault fault = scenario.fault(root, folder)) {
            run = run(fault, strikes, random);
            List<String> all =
                    new ArrayList<>(run.outcome().faults(items, undisturbed, fault.isParking()));
            all.addAll(run.faults());
            run = new Run(run.outcome(), run.struck(), all);
        } finally {
            delete(folder);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "%-8s %3d  %5.1f s  %s  %s%n",
                name,
                number,
                seconds,
                run.struck(),
                run.faults().isEmpty() ? "nothing lost or repeated" : run.faults());
        lines.add(
                new JsonObject()
                        .put("scenario", name)
                        .put("run", number)
                        .put("seconds", seconds)
                        .put("struck", new JsonArray(run.struck()))
                        .put("faults", new JsonArray(run.faults())));
        return run.faults().isEmpty();
    }

    private Run run(Fault fault, int times, Random random)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pactwatch-faults");
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
            town.publish(items);
            Outcome outcome = await(line, town);
            return new Run(outcome, struck, fault.faults(line));
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
