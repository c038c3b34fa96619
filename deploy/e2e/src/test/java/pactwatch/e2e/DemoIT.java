package pactwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer starts it, and once more without any baseline. */
class DemoIT {

    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Map<String, String> STATUSES =
            new TreeMap<>(
                    Map.of(
                            "AM", "SUSPENDED",
                            "AZ", "WITHDRAWN",
                            "BY", "MEMBER",
                            "GE", "WITHDRAWN",
                            "KG", "MEMBER",
                            "KZ", "MEMBER",
                            "RS", "OBSERVER",
                            "RU", "MEMBER",
                            "TJ", "MEMBER",
                            "UZ", "WITHDRAWN"));
    private static final int DEMO_ITEMS_MIN = 60;

    @TempDir private Path folder;

    private static Line demo(Path data, boolean hasBaseline) {
        return Line.up(
                data,
                Map.of("PACTWATCH_ANALYSIS_BASELINE", Boolean.toString(hasBaseline)),
                "--demo",
                "--demo-port",
                Integer.toString(Line.freePort()));
    }

    private static void awaitArticles(Line line) {
        await().atMost(WITHIN)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> line.log("pactwatch.articles").size() >= DEMO_ITEMS_MIN);
    }

    private static Map<String, JsonNode> board(Line line) {
        Map<String, JsonNode> members = new TreeMap<>();
        line.get("/api/members")
                .path("members")
                .forEach(m -> members.put(m.path("code").asText(), m));
        return members;
    }

    private static Map<String, String> statuses(Line line) {
        Map<String, String> statuses = new TreeMap<>();
        board(line).forEach((code, m) -> statuses.put(code, m.path("status").asText()));
        statuses.keySet().retainAll(STATUSES.keySet());
        return statuses;
    }

    /** The ids of all articles; none is in the log twice. */
    private static Set<String> articles(Line line) {
        List<String> ids =
                line.log("pactwatch.articles").stream()
                        .filter(r -> r.path("type").asText().contains("published"))
                        .map(r -> r.path("subject").asText())
                        .toList();
        assertThat(ids).doesNotHaveDuplicates();
        return Set.copyOf(ids);
    }

    private static JsonNode of(Line line, String code) {
        return Objects.requireNonNull(board(line).get(code), "No member " + code);
    }

    @Test
    void showsTheWorldAsItIsAndKeepsItOverARestart() {
        Path data = folder.resolve("data");
        Set<String> articles;
        try (Line line = demo(data, true)) {
            awaitArticles(line);
            await().atMost(WITHIN)
                    .untilAsserted(() -> assertThat(statuses(line)).isEqualTo(STATUSES));
            JsonNode armenia = of(line, "AM");
            assertThat(armenia.path("basis").asText()).isEqualTo("DECLARED");
            assertThat(armenia.path("since").asText()).startsWith("2024-02");
            assertThat(armenia.path("contested").asBoolean()).isTrue();
            assertThat(armenia.path("outlook").findValuesAsText("kind")).contains("WITHDRAWAL");
            assertThat(of(line, "KZ").path("interventions"))
                    .anySatisfy(i -> {
                        assertThat(i.path("since").asText()).startsWith("2022-01");
                        assertThat(i.path("until").asText()).startsWith("2022-01");
                    });
            assertThat(of(line, "AZ").path("since").asText()).startsWith("1999");
            assertThat(of(line, "GE").path("since").asText()).startsWith("1999");
            assertThat(of(line, "UZ").path("since").asText()).startsWith("2012");
            assertThat(line.get("/api/verify").path("mismatches")).isEmpty();
            articles = articles(line);
        }

        try (Line line = demo(data, true)) {
            assertThat(statuses(line)).isEqualTo(STATUSES);
            assertThat(articles(line)).containsAll(articles);
        }
    }

    @Test
    void givesTheSameStatusesFromItsArticlesAlone() {
        try (Line line = demo(folder.resolve("bare"), false)) {
            awaitArticles(line);

            await().atMost(WITHIN)
                    .untilAsserted(() -> assertThat(statuses(line)).isEqualTo(STATUSES));
            assertThat(List.copyOf(board(line).keySet())).containsAll(STATUSES.keySet());
        }
    }
}
