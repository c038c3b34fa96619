package pactwatch.analysis.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

    private static final int NO_MATCH = -1;

    /** The value of a row whose marks take the tense of their first word. */
    private static final String TENSE_OF_WORD = "V";

    /** Words of which it is remembered what can begin with them. */
    private static final int CACHED_MAX = 20_000;

    private record Row(
            String category, String value, List<PatternElement> elements, boolean hasClasses) {}

    /** A row whose first element is a word at hand, with what it says if the rest matches too. */
    private record Beginning(Row row, String value) {}

    /** All that can begin with a word of those readings, and the elements that it fits. */
    private record Known(
            List<Morph> morphs, List<Beginning> plain, List<Beginning> classed, BitSet fitting) {

        boolean isOf(Token token) {
            return morphs.equals(token.morphs());
        }
    }

    private final Map<String, Known> cache = new ConcurrentHashMap<>();
    private final Map<String, String> categories = new HashMap<>();
    private final PatternElements elements = new PatternElements();
    private final WordIndex<Row> byWord = new WordIndex<>();
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
                    Arrays.stream(pattern.strip().split("\\s+"))
                            .map(patterns.elements::of)
                            .toList();
            if (!elements.getFirst().canBegin()) {
                throw new IllegalArgumentException(
                        "A pattern begins with a word that must be there: " + pattern);
            }
            boolean hasClasses = elements.stream().anyMatch(e -> e.className() != null);
            String same = patterns.categories.computeIfAbsent(category, c -> c);
            patterns.index(new Row(same, value, elements, hasClasses));
            return this;
        }

        public Patterns build() {
            return patterns;
        }
    }

    private void index(Row row) {
        PatternElement first = row.elements().getFirst();
        if (first.className() != null) {
            byClass.computeIfAbsent(first.className(), _ -> new ArrayList<>()).add(row);
            return;
        }
        byWord.add(first, row);
    }

    /** All marks of a sentence by position; of one category the longest at each position only. */
    public List<Mark> find(Sentence sentence) {
        List<Known> words = new ArrayList<>(sentence.size());
        List<BitSet> fitting = new ArrayList<>(sentence.size());
        for (int at = 0; at < sentence.size(); at++) {
            Known word = known(sentence.token(at));
            words.add(word);
            fitting.add(word.fitting());
        }
        List<Mark> marks = new ArrayList<>();
        List<Mark> longest = new ArrayList<>();
        Matching plain = new Matching(sentence, fitting, List.of());
        for (int at = 0; at < sentence.size(); at++) {
            match(plain, at, words.get(at).plain(), longest);
            marks.addAll(longest);
            longest.clear();
        }
        Matching classed = new Matching(sentence, fitting, List.copyOf(marks));
        for (int at = 0; at < sentence.size(); at++) {
            match(classed, at, words.get(at).classed(), longest);
            for (String name : withRows(classed.classesAt(at))) {
                for (Row row : byClass.getOrDefault(name, List.of())) {
                    int end = row.hasClasses() ? classed.end(row.elements(), at, 0) : NO_MATCH;
                    if (end > at) {
                        keepLonger(longest, row, value(row, sentence.token(at)), at, end);
                    }
                }
            }
            marks.addAll(longest);
            longest.clear();
        }
        marks.sort(Patterns::compare);
        return marks;
    }

    private static int compare(Mark a, Mark b) {
        if (a.from() != b.from()) {
            return Integer.compare(a.from(), b.from());
        }
        int byCategory = a.category().compareTo(b.category());
        return byCategory == 0 ? Integer.compare(a.to(), b.to()) : byCategory;
    }

    private static void match(
            Matching matching, int at, List<Beginning> beginnings, List<Mark> longest) {
        for (int i = 0; i < beginnings.size(); i++) {
            Beginning beginning = beginnings.get(i);
            int end = matching.end(beginning.row().elements(), at + 1, 1);
            if (end > at) {
                keepLonger(longest, beginning.row(), beginning.value(), at, end);
            }
        }
    }

    /** Of marks of one category at one position the first of the longest stays. */
    private static void keepLonger(List<Mark> longest, Row row, String value, int at, int end) {
        for (int i = 0; i < longest.size(); i++) {
            if (longest.get(i).is(row.category())) {
                if (end > longest.get(i).to()) {
                    longest.set(i, new Mark(row.category(), value, at, end));
                }
                return;
            }
        }
        longest.add(new Mark(row.category(), value, at, end));
    }

    /** The classes that rows begin with; of several always in the same order. */
    private Collection<String> withRows(List<String> classes) {
        for (int i = 0; i < classes.size(); i++) {
            if (byClass.containsKey(classes.get(i))) {
                return new HashSet<>(classes);
            }
        }
        return List.of();
    }

    /** What a row says of a word that it begins with. */
    private static String value(Row row, Token first) {
        return row.value().equals(TENSE_OF_WORD)
                ? Matching.tense(first, row.elements().getFirst())
                : row.value();
    }

    private Known known(Token token) {
        Known known = cache.get(token.form());
        if (known != null && known.isOf(token)) {
            return known;
        }
        if (cache.size() >= CACHED_MAX) {
            cache.clear();
        }
        Set<Beginning> plain = new LinkedHashSet<>();
        Set<Beginning> classed = new LinkedHashSet<>();
        for (Row row : byWord.of(token)) {
            if (row.elements().getFirst().matches(token)) {
                (row.hasClasses() ? classed : plain).add(new Beginning(row, value(row, token)));
            }
        }
        Known found =
                new Known(
                        token.morphs(),
                        List.copyOf(plain),
                        List.copyOf(classed),
                        elements.fitting(token));
        cache.put(token.form(), found);
        return found;
    }
}
