package pactwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code bench faults}. */
class FaultsIT {

    private static final Duration RUN_MAX = Duration.ofMinutes(8);
    private static final int RUNS = 2;

    @TempDir private Path folder;

    @Test
    void leavesWhatAnUndisturbedRunLeavesWhoeverIsKilled() throws Exception {
        Path report = folder.resolve("faults.json");
        Path output = folder.resolve("faults.out");
        Process bench =
                new ProcessBuilder(
                                Line.root().resolve("deploy/pactwatch").toString(),
                                "bench",
                                "faults",
                                "--runs",
                                Integer.toString(RUNS),
                                "--seed",
                                "20260",
                                "--report",
                                report.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            assertThat(bench.waitFor(RUN_MAX.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            bench.destroy();
        }

        assertThat(bench.exitValue()).as(Files.readString(output)).isZero();
        JsonNode all = new ObjectMapper().readTree(report.toFile());
        assertThat(all.path("failed").asInt(-1)).isZero();
        assertThat(all.path("runs")).hasSize(RUNS);
    }
}
