package pactwatch.analysis.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.pack.BaselineEntry;

/**
 * A story in a plain text file: articles as they came, and the board as it has to be on given days.
 *
 * <pre>
 * member AM
 * baseline SUSPENSION ACTUAL 2024-02-22 basis=DECLARED published=2024-02-22
 * article a1 2024-02-22T12:00:00Z france24.com credit=france24 text=7
 *   says SUSPENSION ACTUAL 2024-02-22 basis=DECLARED by=Nikol_Pashinyan/GOVERNMENT/AM
 * board 2024-02-22 known=2024-03-01
 *   status SUSPENDED since=2024-02-22
 *   no outlook
 * </pre>
 *
 * An article id that ends in {@code #n} stands for n articles, with {@code #} in the publisher for
 * their number. A board is of the end of a day or of an instant. A date of {@code -} is unknown.
 * {@code background} and {@code correction} are said as such. Expected lines name a part of the
 * board and what has to be true of it, nothing more.
 */
record Scenario(
        String name,
        String member,
        List<Claim> claims,
        List<BaselineEntry> baseline,
        List<Board> boards) {

    /** What the board has to show. */
    record Board(String day, Instant validAt, Instant knownAt, List<String> expected) {}

    static Scenario read(Path file) {
        try {
            return new Reader(file.getFileName().toString()).read(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The scenario cannot be read: " + file, e);
        }
    }

    /** A line's words: plain ones by position, others by name. */
    private record Words(List<String> plain, Map<String, String> named) {

        static Words of(String line) {
            List<String> plain = new ArrayList<>();
            Map<String, String> named = new LinkedHashMap<>();
            for (String word : line.strip().split("\\s+", -1)) {
                int is = word.indexOf('=');
                if (is < 0) {
                    plain.add(word);
                } else {
                    named.put(word.substring(0, is), word.substring(is + 1));
                }
            }
            return new Words(plain, named);
        }

        @Nullable String dateAt(int index) {
            String date = plain.get(index);
            return date.equals("-") ? null : date;
        }
    }

    private static final class Reader {

        private final String name;
        private final List<Claim> claims = new ArrayList<>();
        private final List<BaselineEntry> baseline = new ArrayList<>();
        private final List<Board> boards = new ArrayList<>();
        private String member = "";
        private Words article = new Words(List.of(), Map.of());

        Reader(String name) {
            this.name = name;
        }

        Scenario read(List<String> lines) {
            for (String line : lines) {
                String text = line.replaceFirst("\\s*//.*", "");
                if (!text.isBlank()) {
                    take(text);
                }
            }
            return new Scenario(name, member, claims, baseline, boards);
        }

        private void take(String line) {
            Words words = Words.of(line);
            switch (words.plain().getFirst()) {
                case "member" -> member = words.plain().get(1);
                case "baseline" -> baseline.add(entry(words));
                case "article" -> article = words;
                case "says" -> says(words);
                case "board" -> boards.add(board(words));
                default -> boards.getLast().expected().add(line.strip());
            }
        }

        private BaselineEntry entry(Words words) {
            String basis = words.named().get("basis");
            return Samples.baseline(
                    member,
                    Kind.valueOf(words.plain().get(1)),
                    Assertion.valueOf(words.plain().get(2)),
                    words.dateAt(3),
                    basis == null ? null : Claim.Basis.valueOf(basis),
                    LocalDate.parse(words.named().getOrDefault("published", "")));
        }

        private static Board board(Words words) {
            String day = words.plain().get(1);
            return new Board(
                    day,
                    time(day),
                    time(words.named().getOrDefault("known", day)),
                    new ArrayList<>());
        }

        private static Instant time(String text) {
            return text.contains("T") ? Instant.parse(text) : Samples.endOf(text);
        }

        private void says(Words words) {
            String id = article.plain().get(1);
            int hash = id.indexOf('#');
            int copies = hash < 0 ? 1 : Integer.parseInt(id.substring(hash + 1));
            for (int i = 1; i <= copies; i++) {
                String number = Integer.toString(i);
                String articleId = hash < 0 ? id : id.substring(0, hash) + number;
                claims.add(claim(words, articleId, article.plain().get(3).replace("#", number)));
            }
        }

        private Claim claim(Words words, String articleId, String publisher) {
            Samples.Draft draft =
                    new Samples.Draft(
                                    member,
                                    Kind.valueOf(words.plain().get(1)),
                                    Assertion.valueOf(words.plain().get(2)))
                            .in(articleId, publisher, article.plain().get(2))
                            .credit(article.named().get("credit"))
                            .text(article.named().get("text"))
                            .on(words.dateAt(3));
            if (words.plain().contains("background")) {
                draft.background();
            }
            if (words.plain().contains("correction")) {
                draft.correction();
            }
            words.named().forEach((key, value) -> set(draft, key, value));
            return draft.claim();
        }

        private static void set(Samples.Draft draft, String key, String value) {
            switch (key) {
                case "basis" -> draft.basis(Claim.Basis.valueOf(value));
                case "form" -> draft.form(Claim.Form.valueOf(value));
                case "phase" -> draft.phase(Claim.Phase.valueOf(value));
                case "by" -> {
                    String[] parts = value.split("/", -1);
                    draft.by(
                            parts[0].replace('_', ' '),
                            Speaker.Role.valueOf(parts[1]),
                            parts.length > 2 ? parts[2] : null);
                }
                default -> throw new IllegalArgumentException("No claim has " + key);
            }
        }
    }
}
