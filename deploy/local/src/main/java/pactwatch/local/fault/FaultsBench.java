package pactwatch.local.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
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
            "told, and the hash of a first run that nothing disturbed. The exit status says whether all did;",
            "of a run that did not, the folder is kept."
        })
public final class FaultsBench implements Callable<Integer> {

    private static final int TAIL_LINES = 25;

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
        Outcome undisturbed = undisturbed(new Random(first));
        System.out.printf(
                "undisturbed: %d claims, hash %s%n",
                undisturbed.claims().size(), undisturbed.hash());
        Report all = new Report(report, first, items, undisturbed);
        for (Scenario scenario : scenarios) {
            for (int run = 1; run <= runs; run++) {
                all.add(measure(scenario, run, new Random(first + run), undisturbed));
            }
        }
        all.print();
        return all.failed() == 0 ? 0 : 1;
    }

    private Outcome undisturbed(Random random) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pactwatch-faults");
        Trial.Result result =
                new Trial(root, news, items, null).run(folder, new Kills(), 0, random);
        if (!result.faults().isEmpty()) {
            show(folder);
            throw new IOException("The undisturbed run itself: " + result.faults());
        }
        delete(folder);
        return result.outcome();
    }

    private Report.Line measure(Scenario scenario, int number, Random random, Outcome undisturbed)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Path folder = Files.createTempDirectory("pactwatch-faults");
        List<String> struck = List.of();
        List<String> faults;
        Double recovery = null;
        try (Fault fault = scenario.fault(root, folder)) {
            Trial.Result result =
                    new Trial(root, news, items, undisturbed).run(folder, fault, strikes, random);
            struck = result.struck();
            faults = result.faults();
            recovery = faults.isEmpty() ? result.recoverySeconds() : null;
        } catch (IOException | RuntimeException e) {
            faults = List.of("ended early: " + e);
        }
        if (faults.isEmpty()) {
            delete(folder);
        } else {
            show(folder);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Report.Line(scenario, number, seconds, struck, faults, recovery);
    }

    /** Prints the end of every log of a run. */
    private static void show(Path folder) throws IOException {
        System.out.printf("what is left of it is in %s%n", folder);
        try (Stream<Path> all = Files.walk(folder, 3)) {
            for (Path log : all.filter(f -> f.toString().endsWith(".log")).sorted().toList()) {
                System.out.printf("== the end of %s%n", folder.relativize(log));
                tail(log).forEach(l -> System.out.println("    " + l));
            }
        }
    }

    private static List<String> tail(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), UTF_8).lines().toList();
        return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
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
