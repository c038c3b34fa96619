package pactwatch.local.table;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            "wherever there is something to compare with. Takes about ten minutes of a quiet machine."
        })
public final class TableBench implements Callable<Integer> {

    @Option(
            names = "--parts",
            split = ",",
            description = "Some of them, by the first column of the table (default: all).")
    private List<String> parts = List.of();

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

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (Part part : Part.ALL) {
            if (!parts.isEmpty() && !parts.contains(part.name())) {
                continue;
            }
            String output = run(part);
            for (Figure figure : part.figures()) {
                Optional<Figure.Found> found = figure.in(output);
                rows.add(new Row(part, figure, found.orElse(null)));
            }
        }
        print(rows);
        Path file = json != null ? json : root.resolve("deploy/local/target/bench.json");
        Files.writeString(file, asJson(rows).encodePrettily());
        System.out.printf("written to %s%n", file);
        return rows.stream().allMatch(r -> r.found() != null) ? 0 : 1;
    }

    /** What a benchmark prints, which is shown as it comes. */
    private String run(Part part) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("deploy/pactwatch").toString(), "bench"));
        command.addAll(part.arguments());
        System.out.printf("%n== %s%n", String.join(" ", command.subList(1, command.size())));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PACTWATCH_BUILT", "true");
        Process process = builder.start();
        StringBuilder output = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(line);
                output.append(line).append('\n');
            }
        }
        int status = process.waitFor();
        if (status != 0) {
            System.out.printf("%s ended with %d%n", part.name(), status);
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

    private static JsonObject asJson(List<Row> rows) {
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
        return new JsonObject()
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("java", Runtime.version().toString())
                .put("figures", all);
    }
}
