package pactwatch.analysis.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportTest {

    private static final List<String> COLUMNS = List.of("name", "article.title", "dates", "acts");

    private static Map<String, Object> row(String title) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", "Armenia");
        row.put("article", Map.of("title", title));
        row.put("dates", List.of("2005", "2006"));
        row.put("acts", List.of(List.of("BOYCOTT", "2023")));
        return row;
    }

    private static String csv(String title) {
        return new String(
                Export.write(Export.Format.CSV, COLUMNS, List.of(row(title))),
                StandardCharsets.UTF_8);
    }

    @Test
    void namesColumnsAndJoinsWhatIsNested() {
        assertThat(csv("Title").lines())
                .containsExactly(
                        "name,article.title,dates,acts",
                        "Armenia,Title,\"2005; 2006\",\"BOYCOTT; 2023\"");
    }

    @Test
    void quotesWhatWouldBreakALine() {
        assertThat(csv("He said \"no\", twice")).contains("\"He said \"\"no\"\", twice\"");
    }

    @Test
    void letsNoCellBeAFormula() {
        assertThat(csv("=HYPERLINK(1)")).contains("'=HYPERLINK(1)");
        assertThat(csv("+1")).contains("'+1");
    }

    @Test
    void writesOneObjectALineAndNothingForNoRows() {
        byte[] lines = Export.write(Export.Format.NDJSON, List.of(), List.of(row("a"), row("b")));
        assertThat(new String(lines, StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(l -> l.startsWith("{\"name\":\"Armenia\""));
        assertThat(Export.write(Export.Format.NDJSON, List.of(), List.of())).isEmpty();
    }
}
