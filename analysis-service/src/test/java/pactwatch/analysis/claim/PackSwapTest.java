package pactwatch.analysis.claim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.PackFiles;

/** Another pact is watched by other data alone. */
class PackSwapTest {

    private static final double F1_MIN = 0.90;
    private static final int NAME_LENGTH_MIN = 5;
    private static final List<String> LANGUAGES = List.of("en", "ru");
    private static final Path SOURCES = Path.of("src/main/java/pactwatch/analysis");

    /** Where decisions are made; addresses may show examples. */
    private static final List<String> DOMAIN =
            List.of(
                    "pack",
                    "text",
                    "claim",
                    "statement",
                    "radar",
                    "standing",
                    "evidence",
                    "grouping",
                    "development",
                    "status");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

    private final Extractor ecowas = Extractor.of(PackFiles.bundled("ecowas").withoutBaseline());

    private record Item(
            String published, String lang, String title, String text, Set<String> claims) {
        static Item of(JsonNode json) {
            Set<String> claims = new TreeSet<>();
            json.get("claims")
                    .forEach(c ->
                            claims.add(
                                    c.get("kind").asText()
                                            + " "
                                            + c.get("member").asText()
                                            + " "
                                            + c.get("assertion").asText()));
            return new Item(
                    json.get("published").asText(),
                    json.get("lang").asText(),
                    json.get("title").asText(),
                    json.get("text").asText(),
                    claims);
        }
    }

    private static List<Item> gold() throws IOException {
        List<Item> items = new ArrayList<>();
        try (InputStream file =
                        PackSwapTest.class.getResourceAsStream("/gold/ecowas/own.en.jsonl");
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(Objects.requireNonNull(file), UTF_8))) {
            for (String line : lines.lines().toList()) {
                items.add(Item.of(new ObjectMapper().readTree(line)));
            }
        }
        return items;
    }

    private Set<String> found(Item item) {
        return ecowas
                .extract(ArticleSample.of(item.published(), item.lang(), item.title(), item.text()))
                .stream()
                .map(c -> c.kind() + " " + c.member() + " " + c.assertion())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void watchesAnotherPactByDataAlone() throws IOException {
        int hits = 0;
        int wrong = 0;
        int missed = 0;
        for (Item item : gold()) {
            Set<String> found = found(item);
            Set<String> both = new TreeSet<>(found);
            both.retainAll(item.claims());
            hits += both.size();
            wrong += found.size() - both.size();
            missed += item.claims().size() - both.size();
            if (both.size() < Math.max(found.size(), item.claims().size())) {
                System.out.printf("%s%n  should be %s, is %s%n", item.text(), item.claims(), found);
            }
        }
        double f1 = 2.0 * hits / (2.0 * hits + wrong + missed);
        System.out.printf(
                "ecowas gold: %d hits, %d wrong, %d missed, F1 %.3f%n", hits, wrong, missed, f1);

        assertThat(f1).isGreaterThanOrEqualTo(F1_MIN);
    }

    @Test
    void namesNoPactAndNoStateInCode() throws IOException {
        Pattern names =
                Pattern.compile(
                        Stream.of("csto", "ecowas")
                                .map(PackFiles::bundled)
                                .flatMap(PackSwapTest::names)
                                .distinct()
                                .map(f ->
                                        Pattern.quote(f.replace("*", ""))
                                                + (f.endsWith("*") ? "\\w*" : ""))
                                .collect(Collectors.joining("|", "\\b(", ")\\b")),
                        Pattern.UNICODE_CHARACTER_CLASS);
        List<String> named = new ArrayList<>();
        for (String folder : DOMAIN) {
            for (Path file : sources(folder)) {
                String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
                names.matcher(code)
                        .results()
                        .filter(m -> !m.group().toLowerCase(Locale.ROOT).startsWith("csto"))
                        .forEach(m -> named.add(file.getFileName() + ": " + m.group()));
            }
        }
        assertThat(named).isEmpty();
    }

    private static List<Path> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
            return files.filter(f -> f.toString().endsWith(".java")).toList();
        }
    }

    /** Names long enough to be meant; the code of the pact that is the default may stand. */
    private static Stream<String> names(Pack pack) {
        Stream<Map<String, List<String>>> words =
                Stream.concat(
                        Stream.of(pack.names()),
                        pack.members().stream()
                                .flatMap(m ->
                                        Stream.concat(
                                                Stream.of(m.country(), m.capital()),
                                                m.leaders().stream().map(Pack.Leader::forms))));
        return words.flatMap(m -> LANGUAGES.stream().map(l -> m.getOrDefault(l, List.of())))
                .flatMap(List::stream)
                .filter(f -> f.length() >= NAME_LENGTH_MIN);
    }
}
