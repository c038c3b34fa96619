package pactwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pactwatch.log.kafka.ContainerBroker;
import pactwatch.log.kafka.TestBroker;

/** An item on a site becomes a status and a webhook, whatever is killed in between. */
class LineIT {

    private static final Duration WITHIN = Duration.ofSeconds(90);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration ALERT_AFTER_POLL_MAX = Duration.ofSeconds(5);
    private static final int KILL_RUN_ITEMS = 200;

    @TempDir private Path folder;
    private final FeedSite site = FeedSite.start();
    private final WebhookReceiver receiver = WebhookReceiver.start();
    private @Nullable ContainerBroker container;
    private Line line;

    @BeforeEach
    void startLine() {
        List<String> arguments = new ArrayList<>(List.of("--no-feeds"));
        String image = System.getProperty(TestBroker.IMAGE_PROPERTY, "");
        if (!image.isBlank()) {
            container = ContainerBroker.start(image);
            arguments.addAll(List.of("--kafka", container.bootstrapServers()));
        }
        line =
                Line.up(
                        folder.resolve("data"),
                        Map.of("PACTWATCH_INGEST_POLL_INTERVAL", POLL_INTERVAL.toString()),
                        arguments.toArray(String[]::new));
    }

    @AfterEach
    void stopLine() {
        line.close();
        site.close();
        receiver.close();
        if (container != null) {
            container.close();
        }
    }

    private static FeedSite.Item item(int number, String title, String text) {
        return new FeedSite.Item(
                "https://desk-" + number % 7 + ".example/news/" + number,
                title,
                text,
                Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS));
    }

    private void addFeed(String name) {
        line.post(
                "/api/feeds",
                "{\"url\":\"%s\",\"publisher\":\"%s\",\"language\":\"en\"}"
                        .formatted(site.address(name), name));
    }

    private String subscribe() {
        JsonNode created =
                line.post(
                        "/api/subscriptions",
                        """
                        {"members":["KZ","TJ","KG","BY"],"kinds":["SUSPENSION","WITHDRAWAL"],
                         "leastStage":"REPORTED","announced":true,
                         "channel":{"type":"webhook","url":"%s"}}
                        """
                                .formatted(receiver.address()));
        receiver.trust(created.path("secret").asText());
        return created.path("id").asText();
    }

    private JsonNode member(String code) {
        return StreamSupport.stream(line.get("/api/members").path("members").spliterator(), false)
                .filter(m -> code.equals(m.path("code").asText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void turnsANewItemIntoAStatusAndOneWebhookWithinSeconds() {
        site.publish("wire", item(1, "Quiet day", "Nothing of note happened in the region."));
        addFeed("wire");
        subscribe();
        await().atMost(WITHIN).until(() -> !line.log("pactwatch.articles").isEmpty());
        await().atMost(WITHIN).until(() -> site.notModifiedAnswers() > 0);

        site.publish(
                "wire",
                item(
                        2,
                        "Tajikistan quits the CSTO",
                        "Tajikistan has withdrawn from the Collective Security Treaty Organization,"
                                + " President Emomali Rahmon announced on national television."));
        site.publish(
                "wire",
                item(
                        3,
                        "Dushanbe out of Moscow-led alliance",
                        "Officials in Dushanbe confirmed on state radio that Tajikistan had left"
                                + " the CSTO, becoming the latest country to walk out."));
        Instant published = Instant.now();

        await().atMost(WITHIN).until(() -> !receiver.messages().isEmpty());
        WebhookReceiver.Message message = receiver.messages().getFirst();
        assertThat(Duration.between(published, message.received()))
                .isLessThan(POLL_INTERVAL.plus(ALERT_AFTER_POLL_MAX));
        assertThat(message.body().path("type").asText()).isEqualTo("alert.raised");
        assertThat(message.body().path("data").path("member").asText()).isEqualTo("TJ");
        assertThat(message.body().path("data").path("kind").asText()).isEqualTo("WITHDRAWAL");
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        assertThat(member("TJ").path("status").asText()).isEqualTo("WITHDRAWN"));
        assertThat(raised()).hasSize(1);
        assertThat(receiver.refused()).isEmpty();
    }

    private Set<String> raised() {
        Set<String> alerts = new HashSet<>();
        receiver.messages().stream()
                .filter(m -> "alert.raised".equals(m.body().path("type").asText()))
                .forEach(m -> alerts.add(m.body().path("data").path("alert").asText()));
        return alerts;
    }

    /** Four things happen, told by 200 items in many words; the rest is other news. */
    private static List<FeedSite.Item> newsOfManyHands() {
        Map<String, String> acts =
                Map.of(
                        "Kazakhstan", "has suspended its participation in the CSTO",
                        "Tajikistan", "has withdrawn from the CSTO",
                        "Kyrgyzstan", "has frozen its membership of the CSTO",
                        "Belarus", "has left the CSTO");
        List<String> states = acts.keySet().stream().sorted().toList();
        return IntStream.range(0, KILL_RUN_ITEMS)
                .mapToObj(n -> {
                    String state = states.get(n % states.size());
                    return n % 5 == 0
                            ? item(
                                    n,
                                    state + " report " + n,
                                    "%s %s, its foreign ministry said. Desk note %d."
                                            .formatted(state, acts.get(state), n))
                            : item(
                                    n,
                                    "Market report " + n,
                                    "Prices for wheat and copper moved little on day " + n + ".");
                })
                .toList();
    }

    @Test
    void losesAndRepeatsNothingWhenEachProcessIsKilledOnce() {
        List<FeedSite.Item> news = newsOfManyHands();
        site.publish("wire", news.getFirst());
        addFeed("wire");
        subscribe();
        // A broker in a container is not the launcher's to start again.
        List<String> victims =
                Stream.of("ingest", "analysis", "alert", "broker")
                        .filter(v -> container == null || !"broker".equals(v))
                        .toList();
        int share = KILL_RUN_ITEMS / (victims.size() + 1);
        int next = 1;
        for (String victim : victims) {
            for (int n = 0; n < share; n++, next++) {
                site.publish("wire", news.get(next));
            }
            line.kill(victim);
        }
        while (next < KILL_RUN_ITEMS) {
            site.publish("wire", news.get(next++));
        }

        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    assertThat(distinct("pactwatch.articles")).hasSize(KILL_RUN_ITEMS);
                    assertThat(alertedMembers()).containsExactlyInAnyOrder("KZ", "TJ", "KG", "BY");
                });
        assertThat(repeated("pactwatch.articles")).isEmpty();
        assertThat(repeated("pactwatch.claims.g1")).isEmpty();
        assertThat(raised()).hasSize(4);
        assertThat(receiver.refused()).isEmpty();
    }

    private Set<String> alertedMembers() {
        Set<String> members = new HashSet<>();
        receiver.messages()
                .forEach(m -> members.add(m.body().path("data").path("member").asText()));
        return members;
    }

    private Set<String> distinct(String topic) {
        Set<String> ids = new HashSet<>();
        line.log(topic).forEach(r -> ids.add(r.path("id").asText()));
        return ids;
    }

    private List<String> repeated(String topic) {
        Map<String, Integer> counts = new HashMap<>();
        line.log(topic).forEach(r -> counts.merge(r.path("id").asText(), 1, Integer::sum));
        List<String> repeated = new ArrayList<>();
        counts.forEach((id, count) -> {
            if (count > 1) {
                repeated.add(id);
            }
        });
        return repeated;
    }
}
