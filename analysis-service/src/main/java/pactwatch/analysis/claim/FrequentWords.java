package pactwatch.analysis.claim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the language of a text by its most frequent words, as far as there are enough of them. */
final class FrequentWords {

    private static final String FILE = "/language/words.tsv";

    /** Fewer such words tell nothing. */
    private static final int HITS_MIN = 2;

    /** Those that are no letters themselves. */
    private static final String APOSTROPHES = "'’";

    private static final Map<String, List<String>> LANGUAGES_BY_WORD = read();

    private FrequentWords() {}

    private static Map<String, List<String>> read() {
        Map<String, List<String>> languages = new HashMap<>();
        try (InputStream file = FrequentWords.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IOException("There is no " + FILE);
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .forEach(l -> add(l.split("\t", 2), languages));
        } catch (IOException e) {
            throw new UncheckedIOException("The frequent words cannot be read", e);
        }
        return Map.copyOf(languages);
    }

    private static void add(String[] row, Map<String, List<String>> languages) {
        for (String word : row[1].split(" ", -1)) {
            languages.merge(
                    word,
                    List.of(row[0]),
                    (a, b) -> java.util.stream.Stream.of(a, b).flatMap(List::stream).toList());
        }
    }

    /**
     * The language with the most words of its own, if one leads.
     *
     * @param small text in small letters
     */
    static @Nullable String language(String small) {
        Map<String, Integer> hits = new HashMap<>();
        int at = 0;
        while (at < small.length()) {
            int end = wordEnd(small, at);
            if (end == at) {
                at += Character.charCount(small.codePointAt(at));
                continue;
            }
            String word = small.substring(at, end).replace('’', '\'');
            at = end;
            int apostrophe = word.indexOf('\'');
            List<String> whole = LANGUAGES_BY_WORD.get(word);
            List<String> of =
                    whole != null || apostrophe < 0
                            ? whole
                            : LANGUAGES_BY_WORD.get(word.substring(0, apostrophe + 1));
            if (of != null) {
                of.forEach(l -> hits.merge(l, 1, Integer::sum));
            }
        }
        int most = hits.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<String> leading =
                hits.entrySet().stream()
                        .filter(e -> e.getValue() == most)
                        .map(Map.Entry::getKey)
                        .toList();
        return most >= HITS_MIN && leading.size() == 1 ? leading.getFirst() : null;
    }

    /** The end of a word, or of the short one before an apostrophe with it: "l'", "qu'on". */
    private static int wordEnd(String text, int start) {
        int end = lettersEnd(text, start);
        boolean isJoined =
                end > start && end < text.length() && APOSTROPHES.indexOf(text.charAt(end)) >= 0;
        return isJoined ? lettersEnd(text, end + 1) : end;
    }

    private static int lettersEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isLetter(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }
}
