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

    /** Small letters of Latin and Cyrillic come so many places after the capital ones. */
    private static final int SMALL = 'a' - 'A';

    /** No Georgian letter comes before it. */
    private static final char GEORGIAN_FIRST = '\u10a0';

    /** The soft hyphen is the only invisible character before the combining ones. */
    private static final char COMBINING_FIRST = '\u0300';

    private static final Set<String> ABBREVIATIONS =
            Set.of(
                    "mr", "mrs", "ms", "dr", "gen", "col", "lt", "maj", "capt", "st", "prof", "sen",
                    "rep", "gov", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
                    "oct", "nov", "dec", "vs", "no", "г", "гг", "им", "тыс", "млн", "млрд", "ул",
                    "см", "стр", "св", "проф", "ген");

    private final String text;
    private final Morphology morphology;
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<Token> tokens = new ArrayList<>();

    private SentenceReader(String text, Morphology morphology) {
        this.text = text;
        this.morphology = morphology;
    }

    /** The sentences of a text with the lemmas of their words. */
    public static List<Sentence> read(String text, Morphology morphology) {
        return new SentenceReader(text, morphology).read();
    }

    /** The sentences of a text, in order; a line break ends a sentence. */
    public static List<Sentence> read(String text) {
        return read(text, Morphology.NONE);
    }

    private List<Sentence> read() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                close();
                at++;
            } else if (Character.isLetterOrDigit(c)) {
                int end = wordEnd(text, at);
                addWord(at, end);
                at = end;
            } else {
                boolean isBlank = Character.isWhitespace(c);
                if (!isBlank && !Character.isISOControl(c)) {
                    tokens.add(new Token(at, at + 1, mark(c), false, List.of()));
                }
                at++;
                if (!isBlank && isSentenceEnd(text, at, tokens)) {
                    close();
                }
            }
            if (tokens.size() >= TOKENS_MAX) {
                close();
            }
        }
        close();
        return sentences;
    }

    private void close() {
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
        if (c < COMBINING_FIRST) {
            return c == '\u00ad';
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.FORMAT;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u02bc' || c == '\u2018';
    }

    /** Short words that are written on to others. */
    private static final List<String> CLITICS = List.of("'s", "n't", "'ll", "'re", "'ve");

    /** Takes "'s", "n't" and the like off, which mean something of their own. */
    private void addWord(int start, int end) {
        String form = fold(text, start, end);
        boolean isCapital = isCapital(text, start, end);
        int suffix = clitic(form);
        if (suffix > 0 && form.length() > suffix && form.length() == end - start) {
            String word = form.substring(0, form.length() - suffix);
            tokens.add(token(start, end - suffix, word, isCapital));
            String rest = form.substring(form.length() - suffix);
            tokens.add(token(end - suffix, end, rest, false));
        } else {
            tokens.add(token(start, end, form.isEmpty() ? "?" : form, isCapital));
        }
    }

    /** The length of the short word that is written on to another; 0 without one. */
    private static int clitic(String form) {
        int longest = 0;
        if (form.indexOf('\'') >= 0) {
            for (String clitic : CLITICS) {
                longest = form.endsWith(clitic) ? Math.max(longest, clitic.length()) : longest;
            }
        }
        return longest;
    }

    private Token token(int start, int end, String form, boolean isCapital) {
        List<Morph> morphs =
                Character.isLetterOrDigit(form.charAt(0)) ? morphology.of(form) : List.of();
        return new Token(start, end, form, isCapital, morphs);
    }

    /** "Paris", "l'Europe"; Georgian knows no capitals, so that all its words could be names. */
    private static boolean isCapital(String text, int start, int end) {
        for (int i = start + 1; i < end; i++) {
            if (isApostrophe(text.charAt(i - 1)) && Character.isUpperCase(text.charAt(i))) {
                return true;
            }
        }
        char first = text.charAt(start);
        return Character.isUpperCase(first)
                || (first >= GEORGIAN_FIRST && UnicodeScript.of(first) == UnicodeScript.GEORGIAN);
    }

    /** A word as patterns see it. */
    static String fold(String word) {
        return fold(word, 0, word.length());
    }

    private static String fold(String text, int start, int end) {
        char[] folded = new char[end - start];
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (isIn(c, 'a', 'z') || isIn(c, 'а', 'я') || isIn(c, '0', '9') || c == '-') {
                folded[i - start] = c;
            } else if (isIn(c, 'A', 'Z') || isIn(c, 'А', 'Я')) {
                folded[i - start] = (char) (c + SMALL);
            } else {
                return foldAny(text.substring(start, end));
            }
        }
        return new String(folded);
    }

    private static boolean isIn(char c, char first, char last) {
        return c >= first && c <= last;
    }

    /** Letters of any alphabet, with whatever stands among them. */
    private static String foldAny(String word) {
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
