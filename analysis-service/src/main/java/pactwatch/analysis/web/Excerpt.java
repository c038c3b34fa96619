package pactwatch.analysis.web;

import org.jspecify.annotations.Nullable;

/**
 * A quote within what stands around it.
 *
 * @param before text before the quote, cut at the beginning of a sentence or word
 * @param after text after the quote, cut likewise
 */
public record Excerpt(String before, String quote, String after) {

    private static final int AROUND_MAX = 260;
    private static final String SENTENCE_ENDS = ".!?…\n";

    /** The quote alone. */
    static Excerpt alone(String quote) {
        return new Excerpt("", quote, "");
    }

    /**
     * The quote in a text that has it at the offset; alone if the text has something else there.
     */
    static Excerpt within(@Nullable String text, int start, String quote) {
        if (text == null || !text.startsWith(quote, start)) {
            return alone(quote);
        }
        int end = start + quote.length();
        int from = beginning(text, Math.max(0, start - AROUND_MAX), start);
        int to = ending(text, end, Math.min(text.length(), end + AROUND_MAX));
        return new Excerpt(
                (from > 0 ? "… " : "") + text.substring(from, start),
                quote,
                text.substring(end, to) + (to < text.length() ? " …" : ""));
    }

    /** The first beginning of a sentence in a span, else of a word. */
    private static int beginning(String text, int from, int to) {
        if (from == 0) {
            return 0;
        }
        int word = to;
        for (int i = to - 1; i >= from; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                word = i + 1;
            }
        }
        for (int i = from; i < to - 1; i++) {
            if (SENTENCE_ENDS.indexOf(text.charAt(i)) >= 0
                    && Character.isWhitespace(text.charAt(i + 1))) {
                return i + 2;
            }
        }
        return word;
    }

    /** The last end of a sentence in a span, else of a word. */
    private static int ending(String text, int from, int to) {
        if (to == text.length()) {
            return to;
        }
        int word = from;
        for (int i = to - 1; i >= from; i--) {
            if (SENTENCE_ENDS.indexOf(text.charAt(i)) >= 0
                    && Character.isWhitespace(text.charAt(i + 1))) {
                return i + 1;
            }
            if (word == from && Character.isWhitespace(text.charAt(i))) {
                word = i;
            }
        }
        return word;
    }
}
