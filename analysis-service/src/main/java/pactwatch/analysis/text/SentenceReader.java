package pactwatch.analysis.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Splits a text into sentences and words, in time linear in its length. */
public final class SentenceReader {

    /** A longer sentence is cut: what follows is read as another one. */
    private static final int TOKENS_MAX = 400;

    private static final int WORD_LENGTH_MAX = 60;

    private static final Set<String> ABBREVIATIONS =
            Set.of(
                    "mr", "mrs", "ms", "dr", "gen", "col", "lt", "maj", "capt", "st", "prof", "sen",
                    "rep", "gov", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
                    "oct", "nov", "dec", "vs", "no", "г", "гг", "им", "тыс", "млн", "млрд", "ул",
                    "см", "стр", "св", "проф", "ген");

    private SentenceReader() {}

    /** The sentences of a text with the lemmas of their words. */
    public static List<Sentence> read(String text, Morphology morphology) {
        return read(text).stream()
                .map(s ->
                        new Sentence(
                                s.start(),
                                s.end(),
                                s.tokens().stream().map(t -> t.read(morphology)).toList()))
                .toList();
    }

    /** The sentences of a text, in order; a line break ends a sentence. */
    public static List<Sentence> read(String text) {
        List<Sentence> sentences = new ArrayList<>();
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                close(sentences, tokens);
                at++;
            } else if (Character.isLetterOrDigit(c)) {
                int end = wordEnd(text, at);
                addWord(tokens, text, at, end);
                at = end;
            } else {
                if (!Character.isWhitespace(c) && !Character.isISOControl(c)) {
                    tokens.add(new Token(at, at + 1, mark(c), false, List.of()));
                }
                at++;
                if (isSentenceEnd(text, at, tokens)) {
                    close(sentences, tokens);
                }
            }
            if (tokens.size() >= TOKENS_MAX) {
                close(sentences, tokens);
            }
        }
        close(sentences, tokens);
        return sentences;
    }

    private static void close(List<Sentence> sentences, List<Token> tokens) {
        if (!tokens.isEmpty()) {
            sentences.add(new Sentence(tokens.getFirst().start(), tokens.getLast().end(), tokens));
            tokens.clear();
        }
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        int limit = Math.min(text.length(), start + WORD_LENGTH_MAX);
        while (end < limit) {
            char c = text.charAt(end);
            boolean isInner =
                    isJoiner(c)
                            && end + 1 < limit
                            && Character.isLetterOrDigit(text.charAt(end + 1));
            if (!Character.isLetterOrDigit(c) && !isInner && !isCombining(c)) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isJoiner(char c) {
        return c == '-' || c == '\u2010' || c == '\u2011' || isApostrophe(c);
    }

    /** Accents and the invisible characters that some pages put into words. */
    private static boolean isCombining(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.FORMAT;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u02bc' || c == '\u2018';
    }

    /** Takes "'s" and "n't" off, which mean something of their own. */
    private static void addWord(List<Token> tokens, String text, int start, int end) {
        String form = fold(text.substring(start, end));
        boolean isCapital = isCapital(text, start, end);
        int suffix = form.endsWith("'s") ? 2 : form.endsWith("n't") ? 3 : 0;
        if (suffix > 0 && form.length() > suffix && form.length() == end - start) {
            tokens.add(
                    new Token(
                            start,
                            end - suffix,
                            form.substring(0, form.length() - suffix),
                            isCapital,
                            List.of()));
            tokens.add(
                    new Token(
                            end - suffix,
                            end,
                            form.substring(form.length() - suffix),
                            false,
                            List.of()));
        } else {
            tokens.add(new Token(start, end, form.isEmpty() ? "?" : form, isCapital, List.of()));
        }
    }

    /** "Paris", "l'Europe"; Georgian knows no capitals, so that all its words could be names. */
    private static boolean isCapital(String text, int start, int end) {
        for (int i = start + 1; i < end; i++) {
            if (isApostrophe(text.charAt(i - 1)) && Character.isUpperCase(text.charAt(i))) {
                return true;
            }
        }
        return Character.isUpperCase(text.charAt(start))
                || UnicodeScript.of(text.charAt(start)) == UnicodeScript.GEORGIAN;
    }

    /** A word as patterns see it. */
    static String fold(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (isApostrophe(c)) {
                folded.append('\'');
            } else if (c == '\u2010' || c == '\u2011') {
                folded.append('-');
            } else if (!isCombining(c)) {
                folded.append(c);
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT).replace('ё', 'е');
    }

    private static String mark(char c) {
        return switch (c) {
            case '\u2013', '\u2014', '\u2212', '-' -> "-";
            case '\u201c', '\u201d', '\u00ab', '\u00bb', '\u201e', '"' -> "\"";
            case '\u2018', '\u2019', '\'' -> "'";
            default -> String.valueOf(c);
        };
    }

    private static boolean isSentenceEnd(String text, int next, List<Token> tokens) {
        if (tokens.isEmpty()) {
            return false;
        }
        String last = tokens.getLast().form();
        boolean isTerminator = last.equals(".") || last.equals("!") || last.equals("?");
        boolean closesQuote =
                (last.equals("\"") || last.equals(")"))
                        && tokens.size() > 1
                        && isTerminator(tokens.get(tokens.size() - 2));
        if (!isTerminator && !closesQuote) {
            return false;
        }
        if (next < text.length() && !Character.isWhitespace(text.charAt(next))) {
            return false;
        }
        if (closesQuote || !last.equals(".") || tokens.size() < 2) {
            return startsSentence(text, next);
        }
        String before = tokens.get(tokens.size() - 2).form();
        boolean isShort =
                ABBREVIATIONS.contains(before)
                        || (before.length() == 1 && Character.isLetter(before.charAt(0)));
        return !isShort && startsSentence(text, next);
    }

    private static boolean isTerminator(Token token) {
        return token.is(".") || token.is("!") || token.is("?");
    }

    /** Whether what follows could begin a sentence: anything but a small letter. */
    private static boolean startsSentence(String text, int at) {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next >= text.length() || !Character.isLowerCase(text.charAt(next));
    }
}
