package pactwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pactwatch.log.kafka.TestBroker;

/** Three brokers and two instances of each service, as the Compose file has them. */
class ComposeIT {

    private static final Duration WITHIN = Duration.ofMinutes(3);
    private static final String HOST = "host.docker.internal";
    private static final int KILLED = 137;

    @TempDir private Path folder;
    private final FeedSite site = FeedSite.startFor(HOST);
    private final WebhookReceiver receiver = WebhookReceiver.startFor(HOST);
    private ComposeCluster cluster;
    private Api api;

    @BeforeEach
    void bringUp() {
        cluster = ComposeCluster.up(folder, System.getProperty(TestBroker.IMAGE_PROPERTY, ""));
        api = cluster.api();
    }

    @AfterEach
    void takeDown() {
        try (site;
                receiver) {
            cluster.close();
        }
    }

    @Test
    void servesOnWhenABrokerAndAnInstanceOfEachServiceAreGone() {
        subscribe();
        site.publish(
                "wire",
                item(
                        1,
                        "Tajikistan",
                        "has withdrawn from the Collective Security Treaty Organization"));
        api.post(
                "/api/feeds",
                "{\"url\":\"%s\",\"publisher\":\"wire\",\"language\":\"en\"}"
                        .formatted(site.address("wire")));
        awaitAlertOf("TJ");

        for (String victim : List.of("kafka-2", "ingest-1", "analysis-1", "alert-1")) {
            cluster.kill(victim);
        }
        site.publish("wire", item(2, "Kazakhstan", "has suspended its participation in the CSTO"));

        awaitAlertOf("KZ");
        assertThat(api.log("pactwatch.articles")).hasSize(2);
        assertThat(raised()).hasSize(2);
        assertThat(receiver.refused()).isEmpty();
        assertThat(cluster.stop()).hasSize(ComposeCluster.CONTAINERS - 4).doesNotContain(KILLED);
    }

    private static FeedSite.Item item(int number, String state, String act) {
        return new FeedSite.Item(
                "https://desk-" + number + ".example/news/" + number,
                state + " report " + number,
                "%s %s, its foreign ministry said on Monday.".formatted(state, act),
                Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS));
    }

    private void subscribe() {
        JsonNode created =
                api.post(
                        "/api/subscriptions",
                        """
                        {"members":["KZ","TJ"],"kinds":["SUSPENSION","WITHDRAWAL"],
                         "leastStage":"REPORTED","announced":true,
                         "channel":{"type":"webhook","url":"%s"}}
                        """
                                .formatted(receiver.address()));
        receiver.trust(created.path("secret").asText());
    }

    private void awaitAlertOf(String member) {
        try {
            await().atMost(WITHIN).until(() -> alerted().contains(member));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(cluster.logs(), e);
        }
    }

    private List<String> alerted() {
        return receiver.messages().stream()
                .map(m -> m.body().path("data").path("member").asText())
                .distinct()
                .toList();
    }

    private List<String> raised() {
        return receiver.messages().stream()
                .filter(m -> "alert.raised".equals(m.body().path("type").asText()))
                .map(m -> m.body().path("data").path("alert").asText())
                .distinct()
                .toList();
    }
}
