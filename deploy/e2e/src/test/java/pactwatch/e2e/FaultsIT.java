package pactwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code deploy/pactwatch bench faults} in a short form; it prints its seed. Why without the
 * restarts: {@code deploy/decisions/faults.md}.
 */
class FaultsIT {

    private static final List<String> SCENARIOS = List.of("kills", "poison", "broker");
    private static final int ITEMS = 20;
    private static final int STRIKES = 2;
    private static final Duration END_MAX = Duration.ofMinutes(10);

    @TempDir private Path folder;

    @Test
    void losesAndRepeatsNothingWhateverGoesWrong() throws IOException, InterruptedException {
        Path report = folder.resolve("report.json");

        String output = bench(report);

        System.out.println(output);
        assertThat(report).as(output).exists();
        JsonNode runs = new ObjectMapper().readTree(report.toFile()).path("runs");
        assertThat(runs.findValuesAsText("scenario")).as(output).isEqualTo(SCENARIOS);
        assertThat(runs)
                .allSatisfy(run -> {
                    assertThat(run.path("faults")).as(output).isEmpty();
                    assertThat(run.path("struck")).as(output).hasSize(STRIKES);
                });
    }

    /** What the command prints. */
    private String bench(Path report) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> command =
                List.of(
                        Line.root().resolve("deploy/pactwatch").toString(),
                        "bench",
                        "faults",
                        "--scenarios",
                        String.join(",", SCENARIOS),
                        "--runs",
                        "1",
                        "--items",
                        Integer.toString(ITEMS),
                        "--strikes",
                        Integer.toString(STRIKES),
                        "--report",
                        report.toString());
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        if (!process.waitFor(END_MAX.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}
