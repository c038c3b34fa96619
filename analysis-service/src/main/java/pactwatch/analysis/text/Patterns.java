package pactwatch.analysis.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds word patterns in sentences. A pattern is a row of elements, separated by spaces:
 *
 * <ul>
 *   <li>{@code word}: the form or its lemma; {@code =word}: this form only; {@code stem*}
 *   <li>{@code a|b}: a choice; {@code a?}: may be missing; {@code _}: any one word
 *   <li>{@code <m-n>}: a gap of m to n words without a comma; never first or last
 *   <li>{@code @CLASS}: a mark of that category, found by a row without classes
 * </ul>
 *
 * Matching looks only at the patterns that can begin with the word at hand, and every gap has a
 * bound, so that it is linear in the length of the sentence.
 */
public final class Patterns {

    private static final int PREFIX_LENGTH = 2;
    private static final int NO_MATCH = -1;

    /** The value of a row whose marks take the tense of their first word. */
    private static final String TENSE_OF_WORD = "V";

    private record Row(
            String category, String value, List<PatternElement> elements, boolean hasClasses) {}

    private final Map<String, List<Row>> byWord = new HashMap<>();
    private final Map<String, List<Row>> byPrefix = new HashMap<>();
    private final Map<String, List<Row>> byClass = new HashMap<>();

    /** Collects rows; the order does not matter. */
    public static final class Builder {
        private final Patterns patterns = new Patterns();

        /**
         * Adds a pattern.
         *
         * @throws IllegalArgumentException if it has no words, or begins with one that may be
         *     missing or be any
         */
        public Builder add(String category, String value, String pattern) {
            List<PatternElement> elements =
                    Arrays.stream(pattern.strip().split("\\s+")).map(PatternElement::of).toList();
            if (!elements.getFirst().canBegin()) {
                throw new IllegalArgumentException(
                        "A pattern begins with a word that must be there: " + pattern);
            }
            boolean hasClasses = elements.stream().anyMatch(e -> e.className() != null);
            patterns.index(new Row(category, value, elements, hasClasses));
            return this;
        }

        public Patterns build() {
            return patterns;
        }
    }

    private void index(Row row) {
        PatternElement first = row.elements().getFirst();
        if (first.className() != null) {
            add(byClass, first.className(), row);
            return;
        }
        Set<String> prefixes = new LinkedHashSet<>();
        Set<String> words = new LinkedHashSet<>();
        for (PatternElement.Choice choice : first.choices()) {
            if (choice.isStem()) {
                prefixes.add(prefix(choice.text()));
            } else {
                words.add(choice.text());
            }
        }
        prefixes.forEach(p -> add(byPrefix, p, row));
        words.forEach(w -> add(byWord, w, row));
    }

    private static void add(Map<String, List<Row>> index, String key, Row row) {
        index.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
    }

    private static String prefix(String form) {
        return form.substring(0, Math.min(PREFIX_LENGTH, form.length()));
    }

    /** All marks of a sentence by position; of one category the longest at each position only. */
    public List<Mark> find(Sentence sentence) {
        Matching plain = new Matching(sentence, List.of());
        List<Mark> marks = new ArrayList<>();
        for (int at = 0; at < sentence.size(); at++) {
            marks.addAll(longest(plain, at, candidates(sentence.token(at)), false));
        }
        Matching classed = new Matching(sentence, marks);
        for (int at = 0; at < sentence.size(); at++) {
            List<Row> rows = new ArrayList<>(candidates(sentence.token(at)));
            for (String name : classed.classesAt(at)) {
                rows.addAll(byClass.getOrDefault(name, List.of()));
            }
            marks.addAll(longest(classed, at, rows, true));
        }
        marks.sort(
                Comparator.comparingInt(Mark::from)
                        .thenComparing(Mark::category)
                        .thenComparingInt(Mark::to));
        return marks;
    }

    private static List<Mark> longest(
            Matching matching, int at, List<Row> rows, boolean hasClasses) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, Mark> longest = new HashMap<>();
        for (Row row : rows) {
            int end =
                    row.hasClasses() == hasClasses ? matching.end(row.elements(), at, 0) : NO_MATCH;
            if (end > at) {
                Mark mark = new Mark(row.category(), value(row, matching, at), at, end);
                longest.merge(row.category(), mark, (a, b) -> b.length() > a.length() ? b : a);
            }
        }
        return List.copyOf(longest.values());
    }

    private static String value(Row row, Matching matching, int at) {
        return row.value().equals(TENSE_OF_WORD)
                ? matching.tense(at, row.elements().getFirst())
                : row.value();
    }

    private List<Row> candidates(Token token) {
        List<Row> rows = new ArrayList<>(byWord.getOrDefault(token.form(), List.of()));
        for (Morph morph : token.morphs()) {
            if (!morph.lemma().equals(token.form())) {
                rows.addAll(byWord.getOrDefault(morph.lemma(), List.of()));
            }
        }
        rows.addAll(byPrefix.getOrDefault(prefix(token.form()), List.of()));
        if (token.form().length() > 1) {
            rows.addAll(byPrefix.getOrDefault(token.form().substring(0, 1), List.of()));
        }
        return rows;
    }

    /** The first mark of a category at or after a token. */
    public static Optional<Mark> firstFrom(List<Mark> marks, String category, int from) {
        return marks.stream().filter(m -> m.is(category) && m.from() >= from).findFirst();
    }
}
