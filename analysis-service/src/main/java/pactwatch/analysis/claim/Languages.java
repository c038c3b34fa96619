package pactwatch.analysis.claim;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import pactwatch.ingest.contract.Article;

/**
 * Tells the language of an article by its script, and within a script by letters of its own or by
 * frequent words; where these leave it open, by what the feed says.
 */
final class Languages {

    /** What cannot be told, or has no name here. */
    static final String UNKNOWN = "und";

    private static final int SAMPLE_LENGTH = 2_000;

    /** Letters that Ukrainian has and Russian has not. */
    private static final Set<Integer> UKRAINIAN = letters("іїєґ");

    /** Letters of the Cyrillic languages of Asia, and of others that are not covered. */
    private static final Set<Integer> OTHER_CYRILLIC = letters("ўқғңөұүһәҳҷӣӯҝјљњћђџ");

    /** Letters that English does not have. */
    private static final Set<Integer> NOT_ENGLISH = letters("äöüßéèêàçñãõœşğıčšžřłąęțăėűő");

    /** The first of the letters that tell a language. */
    private static final int FOREIGN_FIRST = 'ß';

    private static final int FOREIGN_PER_THOUSAND_MAX = 8;

    private Languages() {}

    /** BCP 47, as far as it can be told; {@link #UNKNOWN} otherwise. */
    static String of(Article article) {
        String given = article.language() == null ? "" : article.language().split("-", 2)[0];
        String all = start(article.title()) + " " + start(article.text());
        String sample = start(all).toLowerCase(Locale.ROOT);
        String told = told(sample);
        if (LETTERS.contains(told)) {
            return told;
        }
        String byWords = FrequentWords.language(sample);
        if (byWords != null) {
            return byWords;
        }
        boolean isLeftToTheFeed = !SHARED.contains(given) && !LETTERS.contains(given);
        return isLeftToTheFeed && !given.isEmpty() ? given : told;
    }

    private static String start(String text) {
        return text.substring(0, Math.min(SAMPLE_LENGTH, text.length()));
    }

    /** Languages that their letters tell: what a feed says of them is not needed. */
    private static final Set<String> LETTERS = Set.of("uk", "hy", "ka");

    /** Languages whose letters others have too: words tell them, or else the letters do. */
    private static final Set<String> SHARED = Set.of("en", "ru");

    /**
     * As far as script and letters tell it.
     *
     * @param small text in small letters
     */
    private static String told(String small) {
        Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
        UnicodeScript run = UnicodeScript.COMMON;
        int length = 0;
        int ukrainian = 0;
        int otherCyrillic = 0;
        int notEnglish = 0;
        for (int at = 0; at < small.length(); ) {
            int c = small.codePointAt(at);
            at += Character.charCount(c);
            UnicodeScript script = script(c);
            if (script == UnicodeScript.COMMON) {
                continue;
            }
            if (script != run) {
                scripts.merge(run, length, Integer::sum);
                run = script;
                length = 0;
            }
            length++;
            if (c >= FOREIGN_FIRST && !isPlainCyrillic(c)) {
                ukrainian += UKRAINIAN.contains(c) ? 1 : 0;
                otherCyrillic += OTHER_CYRILLIC.contains(c) ? 1 : 0;
                notEnglish += NOT_ENGLISH.contains(c) ? 1 : 0;
            }
        }
        scripts.merge(run, length, Integer::sum);
        UnicodeScript script =
                scripts.entrySet().stream()
                        .filter(e -> e.getKey() != UnicodeScript.COMMON)
                        .filter(e -> e.getKey() != UnicodeScript.INHERITED)
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(UnicodeScript.UNKNOWN);
        int letters = scripts.getOrDefault(script, 1);
        return switch (script) {
            case LATIN -> isMany(notEnglish, letters) ? UNKNOWN : "en";
            case CYRILLIC ->
                    isMany(otherCyrillic, letters)
                            ? UNKNOWN
                            : isMany(ukrainian, letters) ? "uk" : "ru";
            case ARMENIAN -> "hy";
            case GEORGIAN -> "ka";
            default -> UNKNOWN;
        };
    }

    /** Letters of most texts without a search. */
    private static UnicodeScript script(int c) {
        boolean isLatin = c >= 'a' && c <= 'z';
        return isLatin
                ? UnicodeScript.LATIN
                : isPlainCyrillic(c)
                        ? UnicodeScript.CYRILLIC
                        : c < 'A' ? UnicodeScript.COMMON : UnicodeScript.of(c);
    }

    private static boolean isPlainCyrillic(int c) {
        return c >= 'а' && c <= 'я';
    }

    private static boolean isMany(int foreign, int letters) {
        return foreign * 1_000 / letters > FOREIGN_PER_THOUSAND_MAX;
    }

    private static Set<Integer> letters(String all) {
        return Set.copyOf(all.codePoints().boxed().distinct().toList());
    }
}
