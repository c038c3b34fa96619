package pactwatch.analysis.claim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of time of one language, from {@code timex/<language>.tsv}. */
final class TimeWords {

    private static final int COLUMNS = 3;

    /** Of each category the words, or word beginnings, with their values. */
    private final Map<String, Map<String, String>> words = new HashMap<>();

    private final Map<String, Map<String, String>> stems = new HashMap<>();

    /** Those of all categories. */
    private final Set<String> allWords = new HashSet<>();

    private final Set<String> allStems = new HashSet<>();

    private TimeWords() {}

    /** A language without such a file knows numbers only. */
    static TimeWords of(String language) {
        TimeWords words = new TimeWords();
        try (InputStream file =
                TimeWords.class.getResourceAsStream("/timex/" + language + ".tsv")) {
            if (file != null) {
                new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                        .lines()
                        .filter(l -> !l.isBlank() && !l.startsWith("#"))
                        .forEach(words::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The words of time cannot be read: " + language, e);
        }
        return words;
    }

    private void add(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException("A row of time words has three columns: " + line);
        }
        for (String word : columns[2].split(" ", -1)) {
            boolean isStem = word.endsWith("*");
            String form = isStem ? word.substring(0, word.length() - 1) : word;
            (isStem ? stems : words)
                    .computeIfAbsent(columns[0], _ -> new HashMap<>())
                    .put(form, columns[1]);
            (isStem ? allStems : allWords).add(form);
        }
    }

    /** Whether a word is in any category. */
    boolean isKnown(String form) {
        if (allWords.contains(form)) {
            return true;
        }
        for (String stem : allStems) {
            if (form.startsWith(stem)) {
                return true;
            }
        }
        return false;
    }

    /** The value of a word in a category, if it is in it. */
    @Nullable String value(String category, String form) {
        String known = words.getOrDefault(category, Map.of()).get(form);
        if (known != null) {
            return known;
        }
        for (Map.Entry<String, String> stem : stems.getOrDefault(category, Map.of()).entrySet()) {
            if (form.startsWith(stem.getKey())) {
                return stem.getValue();
            }
        }
        return null;
    }

    @Nullable Integer number(String category, String form) {
        String value = value(category, form);
        return value == null ? null : Integer.valueOf(value);
    }

    boolean is(String category, String form) {
        return value(category, form) != null;
    }
}
