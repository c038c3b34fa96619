package pactwatch.analysis.claim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pactwatch.analysis.pack.PackFiles;

/** Languages in which the main kinds are read, each with ten sentences of its own. */
class FurtherLanguagesTest {

    private static final double F1_MIN = 0.85;

    private final Extractor extractor = Extractor.of(PackFiles.bundled("csto").withoutBaseline());

    private static List<JsonNode> gold(String language) {
        List<JsonNode> items = new ArrayList<>();
        try (InputStream file =
                        FurtherLanguagesTest.class.getResourceAsStream("/gold/csto/further.jsonl");
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(Objects.requireNonNull(file), UTF_8))) {
            for (String line : lines.lines().toList()) {
                JsonNode item = new ObjectMapper().readTree(line);
                if (item.get("lang").asText().equals(language)) {
                    items.add(item);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return items;
    }

    private static Set<String> wanted(JsonNode item) {
        Set<String> wanted = new TreeSet<>();
        for (JsonNode claim : item.get("claims")) {
            wanted.add(
                    claim.get("kind").asText()
                            + " "
                            + claim.get("member").asText()
                            + " "
                            + claim.get("assertion").asText());
        }
        return wanted;
    }

    private Set<String> found(JsonNode item, String language) {
        return extractor
                .extract(
                        ArticleSample.of(
                                item.get("published").asText(),
                                language,
                                item.get("title").asText(),
                                item.get("text").asText()))
                .stream()
                .map(c -> c.kind() + " " + c.member() + " " + c.assertion())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bg", "de", "es", "fr", "id", "it", "ka", "kk", "ky", "lt", "mk", "nl", "pl", "ro",
                "tr", "uz"
            })
    void readsTheMainKindsIn(String language) {
        int hits = 0;
        int misses = 0;
        for (JsonNode item : gold(language)) {
            Set<String> wanted = wanted(item);
            Set<String> found = found(item, language);
            Set<String> both = new TreeSet<>(found);
            both.retainAll(wanted);
            hits += both.size();
            misses += found.size() + wanted.size() - 2 * both.size();
            if (!found.equals(wanted)) {
                System.out.printf("%s: should be %s, is %s%n", item.get("text"), wanted, found);
            }
        }
        double f1 = 2.0 * hits / (2.0 * hits + misses);
        System.out.printf("%s: F1 %.3f%n", language, f1);

        assertThat(f1).isGreaterThanOrEqualTo(F1_MIN);
    }

    @Test
    void tellsALanguageByItsFrequentWordsWhateverTheFeedSays() {
        assertThat(
                        Languages.of(
                                ArticleSample.of(
                                        "2024-02-23",
                                        "en",
                                        "",
                                        "Das Bündnis ist nach der Aussetzung nicht mehr dasselbe.")))
                .isEqualTo("de");
        assertThat(
                        Languages.of(
                                ArticleSample.of(
                                        "2024-02-23",
                                        "de",
                                        "",
                                        "The alliance is not what it was before the summit.")))
                .isEqualTo("en");
    }

    @Test
    void doesNotTakeALanguageThatIsNotCoveredForOneThatIs() {
        String portuguese = "O governo disse que não vai participar da cúpula, mas também não sai.";
        assertThat(Languages.of(ArticleSample.of("2024-02-23", "pt", "", portuguese)))
                .isEqualTo("pt");
        assertThat(extractor.languages()).doesNotContain("pt");
    }
}
