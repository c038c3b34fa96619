package pactwatch.analysis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.claim.Extractor;
import pactwatch.analysis.gold.GoldClaim;
import pactwatch.analysis.gold.Score;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.log.Json;

/** The figures on the project's own gold may rise, but not fall below the scoreboard's last row. */
class ScoreboardTest {

    private static final ObjectMapper MAPPER = Json.mapper();
    private static final Path SCOREBOARD = Path.of("scoreboard.tsv");
    private static final double ROUNDING = 0.0006;

    private record Row(String set, double claims, double dated, double alerts) {}

    private static Map<String, Row> lastRows() throws IOException {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(SCOREBOARD)) {
            String[] columns = line.split("\t", -1);
            if (!line.startsWith("#") && columns[1].startsWith("own.")) {
                rows.put(
                        columns[1],
                        new Row(
                                columns[1],
                                Double.parseDouble(columns[2]),
                                Double.parseDouble(columns[3]),
                                Double.parseDouble(columns[4])));
            }
        }
        return rows;
    }

    private static List<String> lines(String set) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        ScoreboardTest.class.getResourceAsStream("/gold/csto/" + set + ".jsonl"))) {
            return new ArrayList<>(
                    new BufferedReader(new InputStreamReader(file, UTF_8))
                            .lines()
                            .filter(l -> !l.isBlank())
                            .toList());
        }
    }

    @Test
    void doesNotFallBelowTheScoreboard() throws IOException {
        Extractor extractor = Extractor.of(PackFiles.bundled("csto"));
        Map<String, Row> rows = lastRows();
        assertThat(rows).isNotEmpty();
        SoftAssertions figures = new SoftAssertions();
        for (Row row : rows.values()) {
            Evaluation evaluation = new Evaluation(extractor);
            for (String line : lines(row.set())) {
                evaluation.add(MAPPER.readTree(line));
            }
            Map<String, Score> scores = evaluation.scores();
            System.out.printf(
                    "%s\t%.3f\t%.3f\t%.3f%n",
                    row.set(), f1(scores, "claims"), f1(scores, "dated"), f1(scores, "alerts"));
            figures.assertThat(f1(scores, "claims"))
                    .as(row.set())
                    .isGreaterThan(row.claims() - ROUNDING);
            figures.assertThat(f1(scores, "dated"))
                    .as(row.set())
                    .isGreaterThan(row.dated() - ROUNDING);
            figures.assertThat(f1(scores, "alerts"))
                    .as(row.set())
                    .isGreaterThan(row.alerts() - ROUNDING);
        }
        figures.assertAll();
    }

    private static double f1(Map<String, Score> scores, String name) {
        return Objects.requireNonNull(scores.get(name + " all")).f1();
    }

    @Test
    void scoresAsTheGoldIsScored() {
        Score score =
                Score.of(
                        java.util.Set.of("a", "b"),
                        java.util.Set.of("a", "b", "c"),
                        java.util.Set.of("a", "c", "d"));

        assertThat(score).isEqualTo(new Score(1, 1, 1));
        assertThat(score.f1()).isEqualTo(0.5);
    }

    @Test
    void takesACoarserDateForTheSame() {
        GoldClaim month = new GoldClaim("BOYCOTT", "AM", "ACTUAL", "2024-02", true, false);
        GoldClaim day = new GoldClaim("BOYCOTT", "AM", "ACTUAL", "2024-02-22", true, false);
        GoldClaim decade = new GoldClaim("BOYCOTT", "AM", "ACTUAL", "199X", true, false);

        assertThat(month.hasDateOf(day)).isTrue();
        assertThat(month.hasDateOf(decade)).isFalse();
    }
}
