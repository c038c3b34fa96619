package pactwatch.alert.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pactwatch.alert.Samples;

/**
 * Signatures as the reference library in JavaScript sees them. The library is installed by npm;
 * where there is no node, no npm or no registry, the test says what it leaves out and passes.
 */
class ReferenceLibraryIT {

    private static final int CASES = 50;
    private static final long INSTALL_SECONDS_MAX = 120;
    private static final long VERIFY_SECONDS_MAX = 60;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir private Path folder;

    private record Ended(int status, String output) {}

    @Test
    void signsAsTheReferenceLibraryInJavaScriptExpects() throws IOException, InterruptedException {
        copy("package.json");
        copy("verify.js");
        Ended installed = run("", INSTALL_SECONDS_MAX, "npm", "install", "--no-audit", "--no-fund");
        if (installed.status() != 0) {
            System.out.println(
                    "LEFT OUT: signatures against the reference library in JavaScript, because npm"
                            + " cannot install it: "
                            + installed.output().lines().findFirst().orElse("no output"));
            return;
        }

        Ended verified = run(cases(), VERIFY_SECONDS_MAX, "node", "verify.js");

        assertThat(verified.output()).contains("verified " + CASES);
        assertThat(verified.status()).isZero();
    }

    private static String cases() throws JsonProcessingException {
        long seed = 11;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            String secret = Samples.secrets().newSecret();
            String former = Samples.secrets().newSecret();
            String body = "{\"n\":" + i + ",\"текст\":\"" + "ё".repeat(random.nextInt(200)) + "\"}";
            String id = "a" + i + "-1";
            Instant at = Instant.now();
            String signature = Signature.of(secret, id, at, body);
            String both = signature + " " + Signature.of(former, id, at, body);
            lines.add(
                    MAPPER.writeValueAsString(
                            Map.of(
                                    "secret",
                                    secret,
                                    "body",
                                    body,
                                    "headers",
                                    Map.of(
                                            "webhook-id",
                                            id,
                                            "webhook-timestamp",
                                            Long.toString(at.getEpochSecond()),
                                            "webhook-signature",
                                            random.nextBoolean() ? signature : both))));
        }
        return String.join("\n", lines) + "\n";
    }

    private void copy(String name) throws IOException {
        try (InputStream in = ReferenceLibraryIT.class.getResourceAsStream("/reference/" + name)) {
            assertThat(in).as(name).isNotNull();
            Files.copy(in, folder.resolve(name));
        }
    }

    private Ended run(String input, long secondsMax, String... command)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
        } catch (IOException e) {
            return new Ended(-1, command[0] + " cannot be started: " + e.getMessage());
        }
        try (var out = process.getOutputStream()) {
            out.write(input.getBytes(UTF_8));
        }
        if (!process.waitFor(secondsMax, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return new Ended(-1, "no end within " + secondsMax + " s");
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }
}
