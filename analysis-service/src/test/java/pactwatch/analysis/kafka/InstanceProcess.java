package pactwatch.analysis.kafka;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.log.kafka.KafkaSettings;

/**
 * An {@link Instance} in a process of its own, which can be killed as an operating system kills.
 */
final class InstanceProcess implements AutoCloseable {

    private static final String READY = "ready";
    private static final Duration WITHIN = Duration.ofSeconds(90);
    private static final Duration END_MAX = Duration.ofSeconds(30);

    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter questions;

    private InstanceProcess(Process process) {
        this.process = process;
        this.answers =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.questions = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Starts one; it may not be ready yet. */
    static InstanceProcess start(String bootstrapServers, String name) throws IOException {
        List<String> command =
                List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx160m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InstanceProcess.class.getName(),
                        bootstrapServers,
                        name);
        return new InstanceProcess(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    void awaitReady() throws IOException {
        while (!READY.equals(answer())) {
            // other lines are of libraries
        }
    }

    private String answer() throws IOException {
        return Objects.requireNonNull(answers.readLine(), "the process ended");
    }

    /** Hash of what its readers see once they see so many claims. */
    String hashAt(int claims) throws IOException {
        questions.println(claims);
        String line = answer();
        while (!line.startsWith("hash ")) {
            line = answer();
        }
        return line;
    }

    /** Ends it as a power cut would: nothing is closed, nothing is said. */
    void kill() {
        process.destroyForcibly();
        await().atMost(END_MAX).until(() -> !process.isAlive());
    }

    /** As the system reports it: 128 and the number of the signal. */
    int exitValue() {
        return process.exitValue();
    }

    @Override
    public void close() {
        questions.close();
        await().atMost(END_MAX).until(() -> !process.isAlive());
    }

    /**
     * Runs an instance until its standard input ends. Every line of it is a number of claims; the
     * answer is the hash once readers see as many.
     */
    public static void main(String[] args) throws IOException {
        KafkaSettings settings = new KafkaSettings(args[0], args[1], Map.of());
        try (Instance instance =
                new Instance(settings, PackFiles.bundled("csto").withoutBaseline(), "v1")) {
            await().atMost(WITHIN).until(instance::isReady);
            System.out.println(READY);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int claims = Integer.parseInt(line);
                await().atMost(WITHIN).until(() -> instance.claims() >= claims);
                System.out.println("hash " + instance.hash());
            }
        }
    }
}
