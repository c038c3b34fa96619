package pactwatch.analysis.claim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.pack.PackFiles;

/** The project's own gold: sentences written for the rules, half of them traps. */
class GoldTest {

    private static final double F1_MIN = 0.95;

    private final Extractor extractor = Extractor.of(PackFiles.bundled("csto"));

    private record Gold(String published, String language, Set<String> claims, String sentence) {}

    private static List<Gold> gold() throws IOException {
        try (InputStream file = GoldTest.class.getResourceAsStream("/gold/sentences.tsv")) {
            return new BufferedReader(new InputStreamReader(Objects.requireNonNull(file), UTF_8))
                    .lines()
                    .filter(l -> !l.startsWith("#") && !l.isBlank())
                    .map(l -> l.split("\t", 4))
                    .map(c -> new Gold(c[0], c[1], claims(c[2]), c[3]))
                    .toList();
        }
    }

    private static Set<String> claims(String text) {
        return text.equals("-")
                ? Set.of()
                : Arrays.stream(text.split(";", -1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> found(Gold gold) {
        return extractor
                .extract(ArticleSample.of(gold.published(), gold.language(), "", gold.sentence()))
                .stream()
                .map(GoldTest::shape)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shape(Claim c) {
        return "%s %s %s %s %s"
                .formatted(
                        c.kind(),
                        c.member(),
                        c.assertion(),
                        Objects.requireNonNullElse(c.eventDate(), "-"),
                        c.isNews() ? "new" : "-");
    }

    @Test
    void agreesWithTheProjectsOwnGold() throws IOException {
        int hits = 0;
        int wrong = 0;
        int missed = 0;
        for (Gold gold : gold()) {
            Set<String> found = found(gold);
            Set<String> extra = new TreeSet<>(found);
            extra.removeAll(gold.claims());
            Set<String> lacking = new TreeSet<>(gold.claims());
            lacking.removeAll(found);
            hits += found.size() - extra.size();
            wrong += extra.size();
            missed += lacking.size();
            if (!extra.isEmpty() || !lacking.isEmpty()) {
                System.out.printf("%s%n  lacks %s, has %s%n", gold.sentence(), lacking, extra);
            }
        }
        double f1 = 2.0 * hits / (2.0 * hits + wrong + missed);
        System.out.printf(
                "own gold: %d hits, %d wrong, %d missed, F1 %.3f%n", hits, wrong, missed, f1);

        assertThat(f1).isGreaterThanOrEqualTo(F1_MIN);
    }
}
