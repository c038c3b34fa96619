package pactwatch.analysis.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well versions of the extraction did on sets of labelled items, as the last evaluation of each
 * set found.
 *
 * @param rows in the order of the file, the last one of each set
 */
public record Scoreboard(List<Row> rows) {

    private static final int COLUMNS = 5;

    /**
     * One set.
     *
     * @param version of the rules that was evaluated
     * @param claims F1 of claims: kind, member and assertion are right
     * @param dated F1 of claims whose event date and newness are right too
     * @param alerts F1 of what would be alerted
     */
    public record Row(String version, String set, double claims, double dated, double alerts) {}

    public Scoreboard {
        rows = List.copyOf(rows);
    }

    /**
     * Reads a scoreboard.
     *
     * @param lines tab-separated: version, set, claims, dated, alerts; those with a hash are
     *     comments
     * @throws IllegalArgumentException if a line has another form
     */
    public static Scoreboard parse(List<String> lines) {
        Map<String, Row> last = new LinkedHashMap<>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                Row row = row(line);
                last.remove(row.set());
                last.put(row.set(), row);
            }
        }
        return new Scoreboard(List.copyOf(last.values()));
    }

    private static Row row(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException("A row of the scoreboard has five columns: " + line);
        }
        return new Row(
                columns[0],
                columns[1],
                Double.parseDouble(columns[2]),
                Double.parseDouble(columns[3]),
                Double.parseDouble(columns[4]));
    }
}
