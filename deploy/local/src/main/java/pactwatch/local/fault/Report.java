package pactwatch.local.fault;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of all runs so far: as JSON after each of them, and as a table in the end. */
final class Report {

    /**
     * One run.
     *
     * @param seconds that it took, start and stop included
     * @param recoverySeconds from the last time that it went wrong until all was there; null if it
     *     was not
     */
    record Line(
            Scenario scenario,
            int run,
            double seconds,
            List<String> struck,
            List<String> faults,
            @Nullable Double recoverySeconds) {
        Line {
            struck = List.copyOf(struck);
            faults = List.copyOf(faults);
        }
    }

    private final @Nullable Path file;
    private final long seed;
    private final int items;
    private final Outcome undisturbed;
    private final List<Line> lines = new ArrayList<>();

    /**
     * A report without runs.
     *
     * @param file that is written anew after each run; null for none
     */
    Report(@Nullable Path file, long seed, int items, Outcome undisturbed) {
        this.file = file;
        this.seed = seed;
        this.items = items;
        this.undisturbed = undisturbed;
    }

    void add(Line line) throws IOException {
        lines.add(line);
        System.out.printf(
                "%-8s %3d  %5.1f s  %s  %s%n",
                name(line.scenario),
                line.run,
                line.seconds,
                line.struck,
                line.faults.isEmpty() ? "nothing lost or repeated" : line.faults);
        if (file != null) {
            Files.writeString(file, asJson().encodePrettily());
        }
    }

    long failed() {
        return failed(lines);
    }

    private static long failed(List<Line> lines) {
        return lines.stream().filter(l -> !l.faults.isEmpty()).count();
    }

    private JsonObject asJson() {
        JsonArray runs = new JsonArray();
        for (Line line : lines) {
            runs.add(
                    new JsonObject()
                            .put("scenario", name(line.scenario))
                            .put("run", line.run)
                            .put("seconds", line.seconds)
                            .put("struck", new JsonArray(line.struck))
                            .put("faults", new JsonArray(line.faults))
                            .put("recoverySeconds", line.recoverySeconds));
        }
        return new JsonObject()
                .put("seed", seed)
                .put("items", items)
                .put("hash", undisturbed.hash())
                .put("failed", failed())
                .put("runs", runs);
    }

    /** Prints a line for each scenario. */
    void print() {
        Map<Scenario, List<Line>> byScenario = new LinkedHashMap<>();
        lines.forEach(l -> byScenario.computeIfAbsent(l.scenario, _ -> new ArrayList<>()).add(l));
        String form = "%-9s %6s %8s %8s %10s  %s%n";
        System.out.printf(
                "%n" + form, "scenario", "runs", "items", "strikes", "with fault", "recovery");
        byScenario.forEach((scenario, runs) ->
                System.out.printf(
                        form,
                        name(scenario),
                        runs.size(),
                        runs.size() * items,
                        runs.stream().mapToInt(l -> l.struck.size()).sum(),
                        failed(runs),
                        recovery(runs)));
        System.out.printf(
                "%d of %d runs as if undisturbed%n", lines.size() - failed(), lines.size());
    }

    private static String recovery(List<Line> lines) {
        List<Double> seconds = new ArrayList<>();
        for (Line line : lines) {
            if (line.recoverySeconds != null) {
                seconds.add(line.recoverySeconds);
            }
        }
        seconds.sort(null);
        return seconds.isEmpty()
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "median %.1f s, at most %.1f s",
                        seconds.get(seconds.size() / 2),
                        seconds.getLast());
    }

    private static String name(Scenario scenario) {
        return scenario.name().toLowerCase(Locale.ROOT);
    }
}
