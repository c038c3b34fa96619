package pactwatch.analysis.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.ingest.contract.Article;

/**
 * Whatever the text, the extractor answers, its claims are quoted at their offsets, and a second
 * reading finds the same. With {@code JAZZER_FUZZ=1} it searches for more; every test run reads
 * texts made of a seed from the words that the rules look for.
 */
class ExtractorFuzzTest {

    private static final Extractor EXTRACTOR = Extractor.of(PackFiles.bundled("csto"));
    private static final int RANDOM_TEXTS = 400;
    private static final int PIECES_MAX = 40;
    private static final int CHARS_MAX = 5_000;

    private static final List<String> LANGUAGES = List.of("en", "ru", "uk", "hy", "ka", "fr", "kk");

    private static final List<String> PIECES =
            List.of(
                    "Armenia",
                    "CSTO",
                    "the CSTO",
                    "froze",
                    "its participation",
                    "will leave",
                    "Lukashenko",
                    "said",
                    "that",
                    "not",
                    "on 22 February 2024",
                    "in 2012",
                    ",",
                    ".",
                    "?",
                    ":",
                    ";",
                    "-",
                    "\"",
                    "«",
                    "»",
                    "(",
                    ")",
                    "'s",
                    "n't",
                    "and",
                    "or",
                    "troops",
                    "to Kazakhstan",
                    "from",
                    "asked for help",
                    "peacekeepers",
                    "Kyrgyz-Tajik",
                    "Армения",
                    "ОДКБ",
                    "в ОДКБ",
                    "из",
                    "приостановила",
                    "участие",
                    "вышла",
                    "не",
                    "заявил",
                    "Пашинян",
                    "что",
                    "если бы",
                    "миротворцы",
                    "ввели",
                    "в Казахстан",
                    "22 февраля",
                    "в четверг",
                    "кыргызско-таджикский",
                    "учения",
                    "отменены",
                    "МИД:",
                    "ли",
                    "членство",
                    "заморозила",
                    "Вірменія",
                    "ОДКБ призупинила",
                    "Հայաստանը",
                    "ՀԱՊԿ",
                    "სომხეთი",
                    "\n",
                    " ",
                    "\u200b",
                    "\u00ad",
                    "\ud800",
                    "\udc00",
                    "\u0301",
                    "<br/>",
                    "&amp;",
                    "00",
                    "31.12.2024",
                    "9999",
                    "0-х",
                    "1990-х",
                    "\t",
                    "\u0000",
                    "…",
                    "İ",
                    "ß",
                    "ё",
                    "Ё",
                    "’");

    @FuzzTest(maxDuration = "2m")
    void answersToAnyText(FuzzedDataProvider data) {
        String language = data.pickValue(LANGUAGES);
        String title = data.consumeString(200);
        check(language, title, data.consumeRemainingAsString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_240_222, 20_121_228})
    void answersToWordsInAnyOrder(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
            check(language, text(random), text(random));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(PIECES_MAX);
        for (int i = 0; i < pieces; i++) {
            boolean isAny = random.nextInt(20) == 0;
            text.append(
                    isAny
                            ? Character.toString((char) random.nextInt(Character.MAX_VALUE))
                            : PIECES.get(random.nextInt(PIECES.size())));
            text.append(random.nextInt(8) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private static void check(String language, String title, String text) {
        String shorter = text.substring(0, Math.min(CHARS_MAX, text.length()));
        Article article = ArticleSample.of("2024-02-23", language, title, shorter);
        List<Claim> claims = EXTRACTOR.extract(article);
        for (Claim claim : claims) {
            String part = claim.part() == Claim.Part.TITLE ? title : shorter;
            assertThat(part.substring(claim.start(), claim.end()))
                    .as("%s: %s | %s", language, title, shorter)
                    .isEqualTo(claim.quote());
        }
        assertThat(EXTRACTOR.extract(article))
                .as("%s: %s | %s", language, title, shorter)
                .isEqualTo(claims);
        EXTRACTOR.explain(article);
        assertThat(claims.isEmpty() || EXTRACTOR.isRelevant(article)).isTrue();
    }
}
