package pactwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log is rebuilt beside what is read, and promoted; whoever was told already hears nothing. */
class RebuildIT {

    private static final Duration WITHIN = Duration.ofSeconds(90);

    @TempDir private Path folder;
    private final FeedSite site = FeedSite.start();
    private final WebhookReceiver receiver = WebhookReceiver.start();
    private Line line;

    @BeforeEach
    void startLine() {
        line =
                Line.up(
                        folder.resolve("data"),
                        Map.of("PACTWATCH_INGEST_POLL_INTERVAL", "PT1S"),
                        "--no-feeds");
    }

    @AfterEach
    void stopLine() {
        line.close();
        site.close();
        receiver.close();
    }

    private void publish(int number, String title, String text) {
        site.publish(
                "wire",
                new FeedSite.Item(
                        "https://desk-" + number + ".example/news/" + number,
                        title,
                        text,
                        Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS)));
    }

    private void subscribe() {
        JsonNode created =
                line.post(
                        "/api/subscriptions",
                        """
                        {"members":["TJ","KG"],"kinds":["SUSPENSION","WITHDRAWAL"],
                         "leastStage":"REPORTED","announced":true,
                         "channel":{"type":"webhook","url":"%s"}}
                        """
                                .formatted(receiver.address()));
        receiver.trust(created.path("secret").asText());
    }

    private JsonNode replay(String id) {
        return line.get("/api/replays/" + id);
    }

    private JsonNode candidate(String id) {
        return line.get("/api/alerts/candidates/" + id);
    }

    private List<String> alerted() {
        return receiver.messages().stream()
                .map(m ->
                        m.body().path("type").asText()
                                + " "
                                + m.body().path("data").path("member").asText())
                .toList();
    }

    @Test
    void sendsNothingWhileItRebuildsNorWhenItIsPromoted() throws Exception {
        publish(1, "Quiet day", "Nothing of note happened in the region.");
        line.post(
                "/api/feeds",
                "{\"url\":\"%s\",\"publisher\":\"wire\",\"language\":\"en\"}"
                        .formatted(site.address("wire")));
        subscribe();
        await().atMost(WITHIN).until(() -> !line.log("pactwatch.articles").isEmpty());
        publish(
                2,
                "Tajikistan quits the CSTO",
                "Tajikistan has withdrawn from the Collective Security Treaty Organization,"
                        + " President Emomali Rahmon announced on national television.");
        await().atMost(WITHIN).until(() -> !alerted().isEmpty());
        int told = line.log("pactwatch.statuses").size();

        String id = line.post("/api/replays", "").path("id").asText();
        await().atMost(WITHIN).until(() -> replay(id).path("state").asText().equals("BUILT"));
        await().atMost(WITHIN).until(() -> !line.log("pactwatch.statuses." + id).isEmpty());
        JsonNode diff = line.get("/api/replays/" + id + "/diff");
        assertThat(diff.path("told")).isEmpty();
        assertThat(diff.path("goldBefore").path("items").asInt()).isPositive();
        assertThat(diff.path("goldAfter")).isEqualTo(diff.path("goldBefore"));
        await().atMost(WITHIN).until(() -> candidate(id).path("phase").asText().equals("TOLD"));
        assertThat(candidate(id).path("alerts")).isEmpty();
        assertThat(line.log("pactwatch.statuses")).hasSize(told);
        assertThat(line.log("pactwatch.alerts")).hasSize(1);

        line.post("/api/replays/" + id + "/promote", "");
        await().atMost(WITHIN)
                .until(() -> line.get("/api/members").path("generation").asText().equals(id));
        publish(
                3,
                "Kyrgyzstan leaves alliance",
                "Kyrgyzstan has withdrawn from the Collective Security Treaty Organization,"
                        + " President Sadyr Japarov announced on national television.");
        await().atMost(WITHIN).until(() -> alerted().contains("alert.raised KG"));

        assertThat(alerted()).containsExactly("alert.raised TJ", "alert.raised KG");
        assertThat(line.log("pactwatch.alerts")).hasSize(2);
        assertThat(receiver.refused()).isEmpty();
        assertThat(shell("rollback", id)).contains(id + " rolled back; g1 is live now");
        assertThat(shell("promote", id)).contains(id + " promoted; " + id + " is live now");
    }

    private String shell(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(Line.root().resolve("deploy/pactwatch").toString(), "replay"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--url", line.address("/").toString()));
        command.addAll(List.of("--token-file", folder.resolve("data/token").toString()));
        Path said = folder.resolve("said");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        assertThat(process.waitFor(WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return Files.readString(said);
    }
}
