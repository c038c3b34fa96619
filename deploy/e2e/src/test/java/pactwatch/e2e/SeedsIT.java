package pactwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real articles, served as a feed with full text, through the whole line. They are no part of the
 * project; where they are not at hand, the test says so and there is nothing to test.
 */
class SeedsIT {

    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final String OTHER_PACTS =
            "\\b(NATO|European Union|EU|CIS|SCO|Shanghai Cooperation Organi[sz]ation)\\b";
    private static final String WATCHED_PACT =
            "CSTO|Collective Security|alliance|bloc|treaty|organi[sz]ation|it\\b|pact";

    @TempDir private Path folder;

    private record Seed(String file, Instant published, List<String> lines) {}

    private static List<Seed> seeds(Path shared) throws IOException {
        List<Seed> seeds = new ArrayList<>();
        for (String line : Files.readAllLines(shared.resolve("corpus/seeds.gold.jsonl"))) {
            JsonNode gold = new ObjectMapper().readTree(line);
            String file = gold.path("file").asText();
            seeds.add(
                    new Seed(
                            file,
                            LocalDate.parse(gold.path("published").asText())
                                    .atStartOfDay()
                                    .toInstant(ZoneOffset.UTC),
                            Files.readAllLines(shared.resolve("seeds").resolve(file)).stream()
                                    .filter(l -> !l.isBlank())
                                    .toList()));
        }
        return seeds;
    }

    private static FeedSite.Item item(Seed seed) {
        return new FeedSite.Item(
                "https://seeds.example/" + seed.file(),
                seed.lines().getFirst(),
                String.join("\n", seed.lines().subList(1, seed.lines().size())),
                seed.published());
    }

    @Test
    void tellsWhatACarefulReaderFindsInRealArticles() throws IOException {
        Path shared = Line.root().resolveSibling("shared");
        if (!Files.exists(shared.resolve("seeds"))) {
            System.out.println("SeedsIT: left out, the seed articles are not beside the checkout");
            return;
        }
        List<Seed> seeds = seeds(shared);
        Map<String, List<JsonNode>> claims;
        try (FeedSite site = FeedSite.start();
                Line line =
                        Line.up(
                                folder.resolve("data"),
                                Map.of("PACTWATCH_ANALYSIS_BASELINE", "false"),
                                "--no-feeds")) {
            seeds.forEach(seed -> site.publish("seeds", item(seed)));
            line.post("/api/feeds", "{\"url\":\"%s\"}".formatted(site.address("seeds")));
            await().atMost(WITHIN)
                    .until(() -> line.log("pactwatch.articles").size() == seeds.size());
            await().atMost(WITHIN)
                    .untilAsserted(() ->
                            assertThat(articlesTelling(byTriple(line), "INTERVENTION KZ"))
                                    .hasSize(4));
            claims = byTriple(line);
        }

        assertThat(dates(claims, "WITHDRAWAL AZ ACTUAL")).anyMatch(d -> d.startsWith("199"));
        assertThat(dates(claims, "WITHDRAWAL GE ACTUAL")).anyMatch(d -> d.startsWith("199"));
        assertThat(dates(claims, "WITHDRAWAL UZ ACTUAL"))
                .anyMatch(d -> d.startsWith("1999"))
                .anyMatch(d -> d.startsWith("2012"));
        assertThat(dates(claims, "ACCESSION UZ ACTUAL")).contains("2005", "2006");
        assertThat(claims).containsKey("SUSPENSION AM ACTUAL");
        assertThat(claims.values())
                .allSatisfy(list ->
                        assertThat(list)
                                .allSatisfy(c ->
                                        assertThat(c.path("quote").asText())
                                                .matches(SeedsIT::isOnTheWatched)));
    }

    private static boolean isOnTheWatched(String quote) {
        return !java.util.regex.Pattern.compile(OTHER_PACTS).matcher(quote).find()
                || java.util.regex.Pattern.compile(WATCHED_PACT).matcher(quote).find();
    }

    private static Map<String, List<JsonNode>> byTriple(Line line) {
        Map<String, List<JsonNode>> claims = new LinkedHashMap<>();
        for (JsonNode claim : line.get("/api/claims?limit=1000").path("claims")) {
            String triple =
                    claim.path("kind").asText()
                            + " "
                            + claim.path("member").asText()
                            + " "
                            + claim.path("assertion").asText();
            claims.computeIfAbsent(triple, _ -> new ArrayList<>()).add(claim);
        }
        return claims;
    }

    private static Set<String> articlesTelling(
            Map<String, List<JsonNode>> claims, String kindAndMember) {
        TreeSet<String> articles = new TreeSet<>();
        claims.getOrDefault(kindAndMember + " ACTUAL", List.of())
                .forEach(c -> articles.add(c.path("article").path("id").asText()));
        return articles;
    }

    private static Set<String> dates(Map<String, List<JsonNode>> claims, String triple) {
        TreeSet<String> dates = new TreeSet<>();
        claims.getOrDefault(triple, List.of())
                .forEach(c -> dates.add(c.path("eventDate").asText()));
        return dates;
    }
}
