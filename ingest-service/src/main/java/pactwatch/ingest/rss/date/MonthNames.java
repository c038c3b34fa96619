package pactwatch.ingest.rss.date;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names of the months in English and, once a date needs them, in the languages of the news. */
final class MonthNames {

    private static final int ENGLISH_LENGTH_MIN = 3;
    private static final int PREFIX_LENGTH_MIN = 4;

    private static final Map<String, Month> ENGLISH = new HashMap<>();

    static {
        for (Month month : Month.values()) {
            ENGLISH.put(
                    month.name().toLowerCase(Locale.ROOT).substring(0, ENGLISH_LENGTH_MIN), month);
        }
    }

    private MonthNames() {}

    /** The month that a word names, in full, abbreviated or inflected. */
    static Optional<Month> month(String word) {
        Month english =
                word.length() < ENGLISH_LENGTH_MIN
                        ? null
                        : ENGLISH.get(word.substring(0, ENGLISH_LENGTH_MIN));
        if (english != null
                && (english.name().toLowerCase(Locale.ROOT).startsWith(word)
                        || word.equals("sept"))) {
            return Optional.of(english);
        }
        return Optional.ofNullable(Languages.BY_NAME.get(plain(word)))
                .or(() -> Optional.ofNullable(Languages.byPrefix(plain(word))));
    }

    private static String plain(String word) {
        String letters = Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return letters.toLowerCase(Locale.ROOT).replace(".", "");
    }

    /** Loaded with the first word that is no English month. */
    private static final class Languages {

        private static final List<String> TAGS =
                List.of(
                        "ru", "uk", "be", "hy", "kk", "ky", "tg", "uz", "az", "ka", "tr", "ro",
                        "bg", "sr", "sr-Latn", "mk", "hr", "bs", "sl", "cs", "sk", "pl", "hu", "et",
                        "lv", "lt", "fi", "sv", "nb", "da", "is", "de", "nl", "fr", "es", "pt",
                        "it", "ca", "gl", "eu", "el", "sq", "ar", "ar-EG", "ar-SY", "fa", "he",
                        "ur", "hi", "bn", "id", "ms", "vi", "th", "sw", "tk", "mn", "ps", "am",
                        "cy", "ga");

        private static final Map<String, Month> BY_NAME = new HashMap<>();

        static {
            TextStyle[] styles = {
                TextStyle.FULL,
                TextStyle.FULL_STANDALONE,
                TextStyle.SHORT,
                TextStyle.SHORT_STANDALONE
            };
            for (String tag : TAGS) {
                Locale locale = Locale.forLanguageTag(tag);
                for (TextStyle style : styles) {
                    for (Month month : Month.values()) {
                        name(month.getDisplayName(style, locale), month);
                    }
                }
            }
        }

        private static void name(String name, Month month) {
            boolean isWord = name.codePoints().anyMatch(Character::isLetter);
            if (isWord && name.codePoints().noneMatch(Character::isDigit)) {
                BY_NAME.putIfAbsent(plain(name), month);
            }
        }

        /** The month whose names alone begin as the word does, or with which the word begins. */
        static @Nullable Month byPrefix(String word) {
            if (word.length() < PREFIX_LENGTH_MIN) {
                return null;
            }
            String stem = word.substring(0, PREFIX_LENGTH_MIN);
            List<Month> months =
                    BY_NAME.entrySet().stream()
                            .filter(e -> e.getKey().startsWith(stem))
                            .map(Map.Entry::getValue)
                            .distinct()
                            .toList();
            return months.size() == 1 ? months.getFirst() : null;
        }
    }
}
