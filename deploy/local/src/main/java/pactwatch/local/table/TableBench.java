package pactwatch.local.table;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deploy/pactwatch bench all}: the whole in figures. */
@Command(
        name = "pactwatch bench all",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the benchmarks one after another and prints one table of what they found, as a ratio",
            "wherever there is something to compare with. Takes about ten minutes of a quiet machine.",
            "A part that fails or takes too long leaves the figures of the others as they are, and the",
            "file is written after each part."
        })
public final class TableBench implements Callable<Integer> {

    private static final Duration PART_MAX = Duration.ofMinutes(8);

    @Option(
            names = "--parts",
            split = ",",
            description = "Some of them, by the first column of the table (default: all).")
    private List<String> parts = List.of();

    @Option(names = "--short", description = "Small sizes: to see that all works, not to quote.")
    private boolean isShort;

    @Option(
            names = "--json",
            description = "File for the same as JSON (default: deploy/local/target/bench.json).")
    private @Nullable Path json;

    private final Path root =
            Path.of(System.getProperty("pactwatch.root", ".")).toAbsolutePath().normalize();

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new TableBench()).execute(args));
    }

    /** One line of the table. */
    private record Row(Part part, Figure figure, Figure.@Nullable Found found) {}

    /** How the run of a part ended, in words. */
    private record Ended(Part part, double seconds, String how) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path file = json != null ? json : root.resolve("deploy/local/target/bench.json");
        List<Row> rows = new ArrayList<>();
        List<Ended> ends = new ArrayList<>();
        for (Part part : Part.all(isShort ? Part.Sizes.SHORT : Part.Sizes.WHOLE)) {
            if (!parts.isEmpty() && !parts.contains(part.name())) {
                continue;
            }
            String output = run(part, ends);
            for (Figure figure : part.figures()) {
                rows.add(new Row(part, figure, figure.in(output).orElse(null)));
            }
            Files.writeString(file, asJson(rows, ends).encodePrettily());
        }
        print(rows);
        ends.forEach(e -> System.out.printf("%s: %s, %.0f s%n", e.part.name(), e.how, e.seconds));
        System.out.printf("written to %s%n", file);
        return !rows.isEmpty() && rows.stream().allMatch(r -> r.found() != null) ? 0 : 1;
    }

    /** What a benchmark prints, which is shown as it comes. */
    private String run(Part part, List<Ended> ends) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("deploy/pactwatch").toString(), "bench"));
        command.addAll(part.arguments());
        System.out.printf("%n== %s%n", String.join(" ", command.subList(1, command.size())));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PACTWATCH_BUILT", "true");
        long begun = System.nanoTime();
        Process process = builder.start();
        CompletableFuture<String> output =
                CompletableFuture.supplyAsync(() -> shown(process), Thread::startVirtualThread);
        boolean isEnded = process.waitFor(PART_MAX.toSeconds(), TimeUnit.SECONDS);
        if (!isEnded) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        String how =
                !isEnded
                        ? "ended by us after %d minutes".formatted(PART_MAX.toMinutes())
                        : process.exitValue() == 0
                                ? "whole"
                                : "failed with status " + process.exitValue();
        ends.add(new Ended(part, (System.nanoTime() - begun) / 1e9, how));
        return output.join();
    }

    private static String shown(Process process) {
        StringBuilder output = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(line);
                output.append(line).append('\n');
            }
        } catch (IOException e) {
            System.out.println("nothing more can be read of it: " + e.getMessage());
        }
        return output.toString();
    }

    private static void print(List<Row> rows) {
        String form = "%-10s  %-36s %12s %-12s  %-20s %12s %9s%n";
        System.out.printf("%n" + form, "part", "figure", "value", "", "compared with", "", "ratio");
        for (Row row : rows) {
            Figure.Found found = row.found();
            Double limit = found == null ? null : found.limit();
            Double ratio = found == null ? null : found.ratio();
            String with = row.figure().comparedWith();
            System.out.printf(
                    form,
                    row.part().name(),
                    row.figure().what(),
                    found == null ? "missing" : number(found.value()),
                    row.figure().unit(),
                    with == null ? "" : with,
                    limit == null ? "" : number(limit),
                    ratio == null ? "" : String.format(Locale.ROOT, "%.3f", ratio));
        }
    }

    private static String number(double value) {
        return value >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    private static JsonObject asJson(List<Row> rows, List<Ended> ends) {
        JsonArray all = new JsonArray();
        for (Row row : rows) {
            Figure.Found found = row.found();
            all.add(
                    new JsonObject()
                            .put("part", row.part().name())
                            .put("figure", row.figure().what())
                            .put("unit", row.figure().unit())
                            .put("value", found == null ? null : found.value())
                            .put("comparedWith", row.figure().comparedWith())
                            .put("limit", found == null ? null : found.limit())
                            .put("ratio", found == null ? null : found.ratio()));
        }
        JsonArray runs = new JsonArray();
        for (Ended end : ends) {
            runs.add(
                    new JsonObject()
                            .put("part", end.part.name())
                            .put("ended", end.how)
                            .put("seconds", end.seconds));
        }
        return new JsonObject()
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("java", Runtime.version().toString())
                .put("parts", runs)
                .put("figures", all);
    }
}
