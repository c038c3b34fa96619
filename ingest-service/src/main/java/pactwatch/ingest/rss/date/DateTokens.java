package pactwatch.ingest.rss.date;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The numbers, words and marks of a date, without white space. */
final class DateTokens {

    private static final int DIGITS_MAX = 18;

    /**
     * A run of digits, a run of letters in small letters, or one mark.
     *
     * @param value of digits; -1 for all else
     * @param isApart whether white space stands before it
     */
    record Token(String text, long value, boolean isApart) {

        boolean isNumber() {
            return value >= 0;
        }

        boolean isWord() {
            return !isNumber() && Character.isLetter(text.codePointAt(0));
        }

        boolean is(String mark) {
            return text.equals(mark);
        }
    }

    static final Token NONE = new Token(" ", -1, true);

    private final List<Token> tokens = new ArrayList<>();

    private DateTokens() {}

    static DateTokens of(String text) {
        DateTokens result = new DateTokens();
        String plain = withoutComments(Normalizer.normalize(text, Normalizer.Form.NFKC));
        int i = 0;
        boolean isApart = true;
        while (i < plain.length()) {
            int end = runEnd(plain, i);
            boolean isGap = Character.isWhitespace(plain.charAt(i));
            if (!isGap) {
                result.tokens.add(token(plain.substring(i, end), isApart));
            }
            isApart = isGap;
            i = end;
        }
        return result;
    }

    private static String withoutComments(String text) {
        return text.indexOf('(') < 0 ? text : text.replaceAll("\\([^()]*\\)", " ");
    }

    private static int runEnd(String text, int from) {
        boolean isDigit = Character.isDigit(text.charAt(from));
        boolean isLetter = isInWord(text.charAt(from));
        int end = from + 1;
        while (end < text.length()
                && ((isDigit && Character.isDigit(text.charAt(end)))
                        || (isLetter && isInWord(text.charAt(end))))) {
            end++;
        }
        return end;
    }

    private static boolean isInWord(char c) {
        return Character.isLetter(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static Token token(String text, boolean isApart) {
        if (Character.isDigit(text.charAt(0)) && text.length() <= DIGITS_MAX) {
            return new Token(text, Long.parseLong(text), isApart);
        }
        boolean isDash =
                text.equals("\u2212")
                        || Character.getType(text.charAt(0)) == Character.DASH_PUNCTUATION;
        return new Token(isDash ? "-" : text.toLowerCase(Locale.ROOT), -1, isApart);
    }

    int size() {
        return tokens.size();
    }

    /** A token by its index; a blank one outside. */
    Token get(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : NONE;
    }

    /** Takes a range out of the date, so that what is left is read alone. */
    void remove(int from, int to) {
        tokens.subList(from, Math.min(to, tokens.size())).clear();
    }
}
