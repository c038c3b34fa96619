package pactwatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A Keycloak as it is distributed, in processes of its own and without a file of data: two realms
 * from the test's resources. The build unpacks it.
 */
final class Keycloak implements AutoCloseable {

    /** Realm whose people Pactwatch knows. */
    static final String OURS = "pactwatch";

    /** Realm of the same provider with the same names, of which Pactwatch knows nothing. */
    static final String STRANGER = "stranger";

    /** Folder of the unpacked distribution. */
    private static final String HOME_PROPERTY = "pactwatch.test.keycloak";

    private static final Duration START_MAX = Duration.ofMinutes(4);
    private static final Duration STOP_MAX = Duration.ofSeconds(20);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Process process;
    private final Path log;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Keycloak(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts it; {@link #awaitReady} says when it answers.
     *
     * @param folder for its output
     */
    static Keycloak start(Path folder) {
        Path home = Path.of(Objects.requireNonNull(System.getProperty(HOME_PROPERTY)));
        int port = Line.freePort();
        Path log = folder.resolve("keycloak.log");
        ProcessBuilder builder =
                new ProcessBuilder(
                                home.resolve("bin/kc.sh").toString(),
                                "start-dev",
                                "--db=dev-mem",
                                "--http-host=127.0.0.1",
                                "--http-port=" + port,
                                "--import-realm")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        try {
            Path realms = Files.createDirectories(home.resolve("data/import"));
            bring(OURS, realms);
            bring(STRANGER, realms);
            return new Keycloak(builder.start(), log, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void bring(String realm, Path folder) throws IOException {
        String file = realm + "-realm.json";
        try (InputStream in = Keycloak.class.getResourceAsStream("/keycloak/" + file)) {
            Files.copy(
                    Objects.requireNonNull(in, file),
                    folder.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Waits until both realms answer. */
    void awaitReady() {
        await().atMost(START_MAX)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("It ended:\n" + Files.readString(log));
                    }
                    return answers(OURS) && answers(STRANGER);
                });
    }

    private boolean answers(String realm) throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(issuer(realm)))
                                            .timeout(ANSWER_MAX)
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /** How tokens of a realm name their provider. */
    String issuer(String realm) {
        return issuerAt("127.0.0.1", realm);
    }

    /** Where the keys of a realm are published. */
    String keys(String realm) {
        return issuer(realm) + "/protocol/openid-connect/certs";
    }

    private String issuerAt(String host, String realm) {
        return "http://%s:%d/realms/%s".formatted(host, port, realm);
    }

    /** The access token of somebody who signs in at a realm through a client. */
    String token(String realm, String client, String user) {
        return ask(issuer(realm), signIn(client, user));
    }

    /** The same, from the same realm and signed with the same key, as another issuer. */
    String tokenUnderAnotherName(String realm, String client, String user) {
        return ask(issuerAt("localhost", realm), signIn(client, user));
    }

    private static Map<String, String> signIn(String client, String user) {
        return Map.of(
                "grant_type",
                "password",
                "client_id",
                client,
                "username",
                user,
                "password",
                user + "-password");
    }

    /** The access token of a program (client credentials). */
    String tokenOfProgram(String realm, String client) {
        return ask(
                issuer(realm),
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client,
                        "client_secret",
                        client + "-secret"));
    }

    private String ask(String issuer, Map<String, String> form) {
        String body =
                form.entrySet().stream()
                        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                        .timeout(ANSWER_MAX)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return MAPPER.readTree(answer.body()).path("access_token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Ends the script and the Java that it started. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        children.forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                children.forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
