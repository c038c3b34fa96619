package pactwatch.analysis.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {

    private static final String QUOTE = "it has left the pact";

    @Test
    void showsAShortTextWhole() {
        assertThat(Excerpt.within("Today it has left the pact. Yes.", 6, QUOTE))
                .isEqualTo(new Excerpt("Today ", QUOTE, ". Yes."));
    }

    @Test
    void cutsALongTextAtSentences() {
        String before = "One sentence about the weather of the day. ".repeat(20);
        String after = ". " + "Another sentence about something else. ".repeat(20);

        Excerpt excerpt = Excerpt.within(before + QUOTE + after, before.length(), QUOTE);

        assertThat(excerpt.before()).startsWith("… One sentence").hasSizeLessThan(270);
        assertThat(excerpt.after()).endsWith("else. …").hasSizeLessThan(270);
    }

    @Test
    void showsTheQuoteAloneIfTheTextHasSomethingElseThere() {
        assertThat(Excerpt.within("Another text.", 3, QUOTE)).isEqualTo(Excerpt.alone(QUOTE));
        assertThat(Excerpt.within(null, 3, QUOTE)).isEqualTo(Excerpt.alone(QUOTE));
        assertThat(Excerpt.within("Short.", 300, QUOTE)).isEqualTo(Excerpt.alone(QUOTE));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void isPartOfTheTextWhateverItIs(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            String text = text(random);
            int start = random.nextInt(text.length());
            int end = start + random.nextInt(text.length() - start) + 1;
            String quote = text.substring(start, Math.min(end, text.length()));

            Excerpt excerpt = Excerpt.within(text, start, quote);

            String whole = excerpt.before() + excerpt.quote() + excerpt.after();
            String bare = whole.replaceFirst("^… ", "").replaceFirst(" …$", "");
            assertThat(text).as("seed %d, round %d", seed, round).contains(bare);
            assertThat(excerpt.quote()).isEqualTo(quote);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(1_500);
        while (text.length() < length) {
            text.append("abc .!?\n".charAt(random.nextInt(8)));
        }
        return text.toString();
    }
}
