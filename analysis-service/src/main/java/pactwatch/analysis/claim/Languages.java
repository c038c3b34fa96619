package pactwatch.analysis.claim;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import pactwatch.ingest.contract.Article;

/** Tells the language of an article by its letters, and within Cyrillic by letters of its own. */
final class Languages {

    private static final int SAMPLE_LENGTH = 2_000;

    /** Letters that Russian does not have. */
    private static final Set<Integer> NOT_RUSSIAN = letters("іїєґўқғңөұүһәҳҷӣӯҝ");

    /** Letters that English does not have. */
    private static final Set<Integer> NOT_ENGLISH = letters("äöüßéèêàçñãõœşğıčšžřłąęțăėųűő");

    private static final int FOREIGN_PER_THOUSAND_MAX = 8;

    private Languages() {}

    /** {@code en}, {@code ru}, or {@code und} for one that cannot be read. */
    static String of(Article article) {
        String given = article.language() == null ? "" : article.language();
        String sample = article.title() + " " + article.text();
        String byLetters = byLetters(sample.substring(0, Math.min(SAMPLE_LENGTH, sample.length())));
        boolean isOther = !given.isEmpty() && !given.startsWith("en") && !given.startsWith("ru");
        return isOther && !byLetters.equals("en") && !byLetters.equals("ru") ? "und" : byLetters;
    }

    private static String byLetters(String text) {
        int latin = 0;
        int cyrillic = 0;
        int foreign = 0;
        for (int c : text.toLowerCase(java.util.Locale.ROOT).codePoints().toArray()) {
            switch (UnicodeScript.of(c)) {
                case LATIN -> latin++;
                case CYRILLIC -> cyrillic++;
                default -> {}
            }
            if (NOT_RUSSIAN.contains(c) || NOT_ENGLISH.contains(c)) {
                foreign++;
            }
        }
        int letters = Math.max(1, latin + cyrillic);
        if (foreign * 1_000 / letters > FOREIGN_PER_THOUSAND_MAX) {
            return "und";
        }
        return cyrillic > latin ? "ru" : "en";
    }

    private static Set<Integer> letters(String all) {
        return Set.copyOf(all.codePoints().boxed().distinct().toList());
    }
}
