package pactwatch.bench.extraction;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmark and says in one line a language and size how it compares. */
public final class ExtractionBenchCommand {

    private static final String[] HELP = {"-h"};
    private static final int USAGE = 2;
    private static final double MICROS_PER_SECOND = 1e6;

    private ExtractionBenchCommand() {}

    /**
     * Measures; takes the options of JMH, or {@code --help}.
     *
     * @throws RunnerException if nothing could be measured
     */
    public static void main(String[] args) throws RunnerException, IOException {
        try {
            CommandLineOptions options =
                    new CommandLineOptions(List.of(args).contains("--help") ? HELP : args);
            if (options.shouldHelp()) {
                System.out.println("pactwatch bench extract takes the options of JMH:");
                options.showHelp();
            } else {
                measure(options);
            }
        } catch (CommandLineOptionException e) {
            System.err.println("bench extract: " + e.getMessage() + "; --help lists all options");
            System.exit(USAGE);
        }
    }

    private static void measure(CommandLineOptions options) throws RunnerException {
        Collection<RunResult> results =
                new Runner(
                                new OptionsBuilder()
                                        .parent(options)
                                        .include(ExtractionBench.class.getName())
                                        .build())
                        .run();
        Map<String, Map<String, Double>> rates = new TreeMap<>();
        for (RunResult result : results) {
            rates.computeIfAbsent(
                            result.getParams().getParam("language")
                                    + " "
                                    + result.getParams().getParam("size"),
                            _ -> new TreeMap<>())
                    .put(result.getPrimaryResult().getLabel(), perCpuSecond(result));
        }
        rates.forEach((what, of) -> {
            double extracted = of.getOrDefault("extract", Double.NaN);
            double tokenised = of.getOrDefault("tokenise", Double.NaN);
            System.out.printf(
                    "extraction: %s: %.0f a second of one core; plain tokenisation %.0f, %.0f times"
                            + " as many%n",
                    what, extracted, tokenised, tokenised / extracted);
        });
    }

    private static double perCpuSecond(RunResult result) {
        double operations = score(result, "operations");
        return operations / score(result, "cpuMicros") * MICROS_PER_SECOND;
    }

    private static double score(RunResult result, String counter) {
        Result<?> secondary = result.getSecondaryResults().get(counter);
        if (secondary == null) {
            throw new IllegalStateException("The benchmark counted no " + counter);
        }
        return secondary.getScore();
    }
}
