package pactwatch.local.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the machine that is run to its end. */
final class Tool {

    private static final Duration END_MAX = Duration.ofSeconds(20);

    private Tool() {}

    /**
     * Runs a program.
     *
     * @throws IOException if it fails, with what it printed
     */
    static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(END_MAX.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", List.of(command)) + ": " + said);
        }
    }
}
