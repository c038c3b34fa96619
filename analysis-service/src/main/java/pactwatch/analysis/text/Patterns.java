package pactwatch.analysis.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds word patterns in sentences. A pattern is a row of words; a word may be a choice ({@code
 * a|b}), a stem ({@code stem*}) any word ({@code _}) or optional ({@code word?}). Matching looks
 * only at the patterns that can begin with the word at hand.
 */
public final class Patterns {

    private static final int PREFIX_LENGTH = 2;
    private static final String ANY_WORD = "_";

    private record Choice(String text, boolean isStem) {
        boolean matches(String form) {
            return text.equals(ANY_WORD) || (isStem ? form.startsWith(text) : form.equals(text));
        }
    }

    private record Word(List<Choice> choices, boolean isOptional) {
        boolean matches(String form) {
            for (Choice choice : choices) {
                if (choice.matches(form)) {
                    return true;
                }
            }
            return false;
        }
    }

    private record Row(String category, String value, List<Word> words) {}

    private final Map<String, List<Row>> byPrefix = new HashMap<>();

    /** Collects rows; the order does not matter. */
    public static final class Builder {
        private final Patterns patterns = new Patterns();

        /**
         * Adds a pattern.
         *
         * @throws IllegalArgumentException if it has no words or begins with an optional one
         */
        public Builder add(String category, String value, String pattern) {
            List<Word> words =
                    Arrays.stream(pattern.strip().split("\\s+")).map(Patterns::word).toList();
            if (words.isEmpty() || words.getFirst().isOptional()) {
                throw new IllegalArgumentException(
                        "A pattern begins with a word that must be there: " + pattern);
            }
            Row row = new Row(category, value, words);
            words.getFirst().choices().stream()
                    .map(c -> prefix(c.text()))
                    .distinct()
                    .forEach(p ->
                            patterns.byPrefix.computeIfAbsent(p, _ -> new ArrayList<>()).add(row));
            return this;
        }

        public Patterns build() {
            return patterns;
        }
    }

    private static Word word(String text) {
        boolean isOptional = text.length() > 1 && text.endsWith("?");
        String bare = isOptional ? text.substring(0, text.length() - 1) : text;
        return new Word(
                Arrays.stream(bare.split("\\|")).map(Patterns::choice).toList(), isOptional);
    }

    private static Choice choice(String text) {
        boolean isStem = text.length() > 1 && text.endsWith("*");
        return new Choice(
                SentenceReader.fold(isStem ? text.substring(0, text.length() - 1) : text), isStem);
    }

    private static String prefix(String form) {
        return form.substring(0, Math.min(PREFIX_LENGTH, form.length()));
    }

    /** All marks of a sentence by position; of one category the longest at each position only. */
    public List<Mark> find(Sentence sentence) {
        List<Mark> marks = new ArrayList<>();
        for (int at = 0; at < sentence.size(); at++) {
            String form = sentence.token(at).form();
            Map<String, Mark> longest = new HashMap<>();
            for (Row row : candidates(form)) {
                int end = matchEnd(sentence, at, row.words(), 0);
                if (end > at) {
                    longest.merge(
                            row.category(),
                            new Mark(row.category(), row.value(), at, end),
                            (a, b) -> b.length() > a.length() ? b : a);
                }
            }
            marks.addAll(longest.values());
        }
        marks.sort(
                Comparator.comparingInt(Mark::from)
                        .thenComparing(Mark::category)
                        .thenComparingInt(Mark::to));
        return marks;
    }

    private List<Row> candidates(String form) {
        List<Row> two = byPrefix.getOrDefault(prefix(form), List.of());
        List<Row> one =
                form.length() > 1
                        ? byPrefix.getOrDefault(form.substring(0, 1), List.of())
                        : List.of();
        if (one.isEmpty()) {
            return two;
        }
        List<Row> both = new ArrayList<>(two);
        both.addAll(one);
        return both;
    }

    /** The index after the match, or -1. */
    private static int matchEnd(Sentence sentence, int at, List<Word> words, int word) {
        int position = at;
        for (int w = word; w < words.size(); w++) {
            Word wanted = words.get(w);
            boolean fits =
                    position < sentence.size() && wanted.matches(sentence.token(position).form());
            if (fits) {
                position++;
            } else if (!wanted.isOptional()) {
                return -1;
            }
        }
        return position;
    }

    /** The first mark of a category at or after a token. */
    public static Optional<Mark> firstFrom(List<Mark> marks, String category, int from) {
        return marks.stream().filter(m -> m.is(category) && m.from() >= from).findFirst();
    }
}
