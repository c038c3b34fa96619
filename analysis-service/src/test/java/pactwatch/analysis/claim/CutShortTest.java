package pactwatch.analysis.claim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.ingest.contract.Article;
import pactwatch.log.Json;

/** Titles and sentences that end anywhere: feeds cut them where they like. */
class CutShortTest {

    private static final int EVERY_NTH = 6;

    private final Extractor extractor = Extractor.of(PackFiles.bundled("csto"));

    @ParameterizedTest
    @ValueSource(strings = {"own.ru", "own.uk", "own.hy", "own.en", "further"})
    void readsWhatIsCutShortAnywhere(String gold) throws IOException {
        int read = 0;
        for (JsonNode item : every(gold)) {
            String[] words = item.path("text").asText().split(" ");
            for (int length = 1; length <= words.length; length++) {
                String cut = String.join(" ", Arrays.copyOf(words, length));
                Article article =
                        ArticleSample.of(
                                item.path("published").asText(),
                                item.path("lang").asText(),
                                cut,
                                "CSTO ОДКБ ՀԱՊԿ. " + cut);
                for (Claim claim : extractor.extract(article)) {
                    String part = claim.part() == Claim.Part.TITLE ? cut : article.text();
                    assertThat(part.substring(claim.start(), claim.end())).isEqualTo(claim.quote());
                }
                read++;
            }
        }
        assertThat(read).isGreaterThan(20);
    }

    private static List<JsonNode> every(String gold) throws IOException {
        try (InputStream file =
                        CutShortTest.class.getResourceAsStream("/gold/csto/" + gold + ".jsonl");
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(Objects.requireNonNull(file), UTF_8))) {
            List<String> all = lines.lines().filter(l -> !l.isBlank()).toList();
            List<JsonNode> some = new ArrayList<>();
            for (int i = 0; i < all.size(); i += EVERY_NTH) {
                some.add(Json.mapper().readTree(all.get(i)));
            }
            return some;
        }
    }
}
