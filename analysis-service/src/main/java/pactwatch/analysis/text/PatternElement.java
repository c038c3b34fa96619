package pactwatch.analysis.text;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One element of a word pattern.
 *
 * @param number its own among the elements of all patterns of a language
 * @param choices the words that it can be; none for a gap or a class
 * @param words those of many choices that a form or a lemma can be
 * @param className the category of marks that it stands for, if it stands for one
 * @param gapMin least number of words of a gap
 * @param gapMax greatest number of words of a gap, 0 if it is none
 */
record PatternElement(
        int number,
        List<Choice> choices,
        Set<String> words,
        @Nullable String className,
        boolean isOptional,
        int gapMin,
        int gapMax) {

    private static final String ANY_WORD = "_";

    /** From so many choices on it is faster to look a word up than to compare it with each. */
    private static final int CHOICES_MANY = 4;

    private static final Pattern GAP = Pattern.compile("<(\\d)-(\\d)>");

    /** How a choice is compared with a word. */
    private enum Match {
        FORM_OR_LEMMA,
        FORM,
        STEM,
        ANY
    }

    /** A word, a stem, or any word. */
    record Choice(String text, Match match) {

        static Choice of(String text) {
            if (text.equals(ANY_WORD)) {
                return new Choice(text, Match.ANY);
            }
            if (text.length() > 1 && text.endsWith("*")) {
                return new Choice(
                        SentenceReader.fold(text.substring(0, text.length() - 1)), Match.STEM);
            }
            return text.length() > 1 && text.startsWith("=")
                    ? new Choice(SentenceReader.fold(text.substring(1)), Match.FORM)
                    : new Choice(SentenceReader.fold(text), Match.FORM_OR_LEMMA);
        }

        boolean isWord() {
            return match == Match.FORM_OR_LEMMA;
        }

        boolean isStem() {
            return match == Match.STEM;
        }

        boolean isAny() {
            return match == Match.ANY;
        }

        boolean matches(Token token) {
            return switch (match) {
                case ANY -> token.isWord();
                case FORM -> token.is(text);
                case STEM -> token.form().startsWith(text);
                case FORM_OR_LEMMA -> token.is(text) || token.hasLemma(text);
            };
        }
    }

    static PatternElement of(int number, String text) {
        Matcher gap = GAP.matcher(text);
        if (gap.matches()) {
            int min = Integer.parseInt(gap.group(1));
            return new PatternElement(
                    number, List.of(), Set.of(), null, false, min, Integer.parseInt(gap.group(2)));
        }
        boolean isOptional = text.length() > 1 && text.endsWith("?");
        String bare = isOptional ? text.substring(0, text.length() - 1) : text;
        if (bare.length() > 1 && bare.startsWith("@")) {
            return new PatternElement(
                    number, List.of(), Set.of(), bare.substring(1), isOptional, 0, 0);
        }
        List<Choice> all = Arrays.stream(bare.split("\\|")).map(Choice::of).toList();
        return all.size() < CHOICES_MANY
                ? new PatternElement(number, all, Set.of(), null, isOptional, 0, 0)
                : new PatternElement(
                        number,
                        all.stream().filter(c -> !c.isWord()).toList(),
                        all.stream()
                                .filter(Choice::isWord)
                                .map(Choice::text)
                                .collect(Collectors.toUnmodifiableSet()),
                        null,
                        isOptional,
                        0,
                        0);
    }

    boolean isGap() {
        return gapMax > 0;
    }

    boolean canBegin() {
        return !isOptional && !isGap() && choices.stream().noneMatch(Choice::isAny);
    }

    boolean matches(Token token) {
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).matches(token)) {
                return true;
            }
        }
        return !words.isEmpty() && isOneOfWords(token);
    }

    private boolean isOneOfWords(Token token) {
        if (words.contains(token.form())) {
            return true;
        }
        for (int i = 0; i < token.morphs().size(); i++) {
            if (words.contains(token.morphs().get(i).lemma())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a lemma is one of the words. */
    boolean names(String lemma) {
        for (Choice choice : choices) {
            if (choice.text().equals(lemma)) {
                return true;
            }
        }
        return words.contains(lemma);
    }
}
