package pactwatch.analysis.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.analysis.text.Sentence;
import pactwatch.analysis.text.SentenceReader;
import pactwatch.ingest.contract.Article;

/**
 * Eight times the text costs about eight times the work, whatever the text; what is quadratic costs
 * sixty-four times as much. Work is the thread's own processor time, which others do not add to.
 */
class LinearTimeTest {

    private static final int SMALL_CHARS = 12_500;
    private static final int TIMES = 8;

    /** Between 8 and 64, so far from both that noise reaches neither. */
    private static final double FACTOR_MAX = 24;

    /** Shorter times than this are noise. */
    private static final double FLOOR_NANOS = 20e6;

    private static final Extractor EXTRACTOR = Extractor.of(PackFiles.bundled("csto"));

    private static final String ENGLISH =
            "Armenia has frozen its participation in the CSTO, Nikol Pashinyan said on 22 February.";

    private static final String RUSSIAN =
            "Армения приостановила участие в ОДКБ, заявил Никол Пашинян 22 февраля.";

    static Stream<Arguments> texts() {
        List<Arguments> texts = new ArrayList<>();
        for (String language : List.of("en", "ru")) {
            String sentence = language.equals("en") ? ENGLISH : RUSSIAN;
            String bare = sentence.replace(".", "");
            String pact = language.equals("en") ? "CSTO" : "ОДКБ";
            add(texts, language, "one sentence again and again", sentence + " ");
            add(texts, language, "one sentence without an end", bare + " ");
            add(texts, language, "commas", ",");
            add(texts, language, "members and commas", pact + ", " + bare + ", ");
            add(texts, language, "mixed scripts", "Арmenia вышлa из CSTО ՀԱՊԿ საქართველო 集体 ");
            add(texts, language, "invisible characters", String.join("\u200b", sentence.split("")));
            add(texts, language, "nothing but invisible characters", "\u200b\u00ad\u2060\ufeff");
            add(texts, language, "lone surrogates", sentence + " \ud800\udc00\udc00 \ud83d");
            add(
                    texts,
                    language,
                    "remains of HTML",
                    "<div class=\"a\">" + sentence + "</div>&nbsp;<br/><a href='#'>");
            add(texts, language, "blanks after a full stop", " ");
            add(texts, language, "one letter", language.equals("en") ? "a" : "а");
            add(texts, language, "nested quotes", "\"«“(" + bare + ": ");
            add(texts, language, "numbers and dashes", "12 - - - 2024 - of of 5 ");
        }
        return texts.stream();
    }

    private static void add(List<Arguments> texts, String language, String what, String repeated) {
        texts.add(Arguments.of(language, what, repeated));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("texts")
    void textCostsWorkInProportion(String language, String what, String repeated) {
        assertLinear(size -> article(language, "", filled(language, repeated, size)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("texts")
    void titleCostsWorkInProportion(String language, String what, String repeated) {
        assertLinear(
                size -> article(language, filled(language, repeated, size), sentence(language)));
    }

    private static String sentence(String language) {
        return language.equals("en") ? ENGLISH : RUSSIAN;
    }

    /** Begins with a claim, so that nothing is passed over; ends on a word that begins nothing. */
    private static String filled(String language, String repeated, int size) {
        String text = sentence(language) + " " + repeated.repeat(size / repeated.length() + 1);
        return text.substring(0, size) + " of";
    }

    /**
     * Whose ministry a title means is looked for in the text: not once for each of its sentences.
     */
    @Test
    void titleAndTextTogetherCostWorkInProportion() {
        assertLinear(size ->
                article(
                        "ru",
                        "МИД заявил об этом. ".repeat(size / 20),
                        "Погода у ОДКБ стоит хорошая. ".repeat(size / 30)));
    }

    private static Article article(String language, String title, String text) {
        return ArticleSample.of("2024-02-23", language, title, text);
    }

    private static void assertLinear(IntFunction<Article> ofSize) {
        Article small = ofSize.apply(SMALL_CHARS);
        Article large = ofSize.apply(SMALL_CHARS * TIMES);
        work(small);
        double less = Math.max(FLOOR_NANOS, Math.min(work(small), work(small)));
        double more = Math.min(work(large), work(large));
        assertThat(more / less).isLessThan(FACTOR_MAX);
    }

    private static double work(Article article) {
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        List<Claim> claims = EXTRACTOR.extract(article);
        long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
        for (Claim claim : claims) {
            String part = claim.part() == Claim.Part.TITLE ? article.title() : article.text();
            assertThat(part.startsWith(claim.quote(), claim.start())).isTrue();
        }
        return used;
    }

    /** A megabyte of one sentence, cut into as many as there are. */
    @ParameterizedTest
    @MethodSource("sentences")
    void cutsAMegabyteIntoItsSentences(String sentence) {
        int count = 1_000_000 / sentence.length();
        List<Sentence> sentences = SentenceReader.read((sentence + " ").repeat(count));
        assertThat(sentences).hasSize(count);
    }

    static Stream<String> sentences() {
        return Stream.of(ENGLISH, RUSSIAN);
    }
}
