package pactwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything reaches a broker that asks for TLS and a password, by a file of settings alone. */
class SecuredBrokerIT {

    private static final Duration WITHIN = Duration.ofMinutes(3);

    @TempDir private static Path folder;
    private static SecuredBroker broker;

    @BeforeAll
    static void start() {
        broker = SecuredBroker.start(folder.resolve("broker"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void takesAnItemAllTheWayToAWebhook() {
        try (FeedSite site = FeedSite.start();
                WebhookReceiver receiver = WebhookReceiver.start();
                Line line =
                        Line.up(
                                folder.resolve("data"),
                                Map.of("PACTWATCH_INGEST_POLL_INTERVAL", "PT1S"),
                                "--no-feeds",
                                "--kafka",
                                broker.address(),
                                "--kafka-config",
                                broker.rightSettings().toString())) {
            String secret =
                    line.post(
                                    "/api/subscriptions",
                                    """
                                    {"members":["TJ"],"kinds":["WITHDRAWAL"],
                                     "channel":{"type":"webhook","url":"%s"}}
                                    """
                                            .formatted(receiver.address()))
                            .path("secret")
                            .asText();
            receiver.trust(secret);
            site.publish(
                    "wire",
                    new FeedSite.Item(
                            "https://desk.example/news/1",
                            "Tajikistan quits the CSTO",
                            "Tajikistan has withdrawn from the Collective Security Treaty"
                                    + " Organization, President Emomali Rahmon announced.",
                            Instant.now().minus(1, ChronoUnit.HOURS)));
            line.post("/api/feeds", "{\"url\":\"%s\"}".formatted(site.address("wire")));

            await().atMost(WITHIN).until(() -> !receiver.messages().isEmpty());

            assertThat(receiver.messages().getFirst().body().path("data").path("member").asText())
                    .isEqualTo("TJ");
            assertThat(line.children()).doesNotContainKey("broker");
        }
    }

    @Test
    void createsTopics() throws Exception {
        assertThat(topics(broker.rightSettings(), 0)).contains(" topics");
    }

    @Test
    void saysThatThePasswordIsWrong() throws Exception {
        assertThat(topics(broker.wrongPassword(), 1))
                .contains("look at the file of --kafka-config")
                .contains("Authentication failed");
    }

    @Test
    void trustsNoCertificateThatItDoesNotKnow() throws Exception {
        assertThat(topics(broker.distrustful(), 1)).contains("look at the file of --kafka-config");
    }

    @Test
    void namesTheFileThatIsNotThere() throws Exception {
        assertThat(topics(Path.of("/nowhere/client.properties"), 1))
                .contains("/nowhere/client.properties");
    }

    /** What {@code deploy/pactwatch topics} says before it ends with a status, and soon. */
    private static String topics(Path settings, int status)
            throws IOException, InterruptedException {
        Process tool =
                new ProcessBuilder(
                                List.of(
                                        Line.root().resolve("deploy/pactwatch").toString(),
                                        "topics",
                                        "--kafka",
                                        broker.address(),
                                        "--kafka-config",
                                        settings.toString()))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor(WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(tool.exitValue()).as(said).isEqualTo(status);
        return said;
    }
}
