package pactwatch.ingest.rss.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeMarkupTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Example <b>Atom</b>",
                "1 < 2",
                "<a title=\"&#38;\">&#38;</a>",
                "<a href='https://news.example/?a=1&amp;b=2' title=\"b\">c</a>"
            })
    void leavesHarmlessMarkupAsItWasWritten(String markup) {
        assertThat(SafeMarkup.of(markup, false)).isEqualTo(markup);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<img src=\"https://a.example/c.jpg\" alt=\"cat<br />dog\">"
                        + "|<img alt=\"cat&lt;br /&gt;dog\" src=\"https://a.example/c.jpg\" />",
                "<a title=b href='https://a.example/'>c</a>"
                        + "|<a href=\"https://a.example/\" title=\"b\">c</a>",
                "<a href=https://a.example/\">c</a>|<a href=\"https://a.example/&quot;\">c</a>"
            })
    void writesAnewWhatReadersCouldTakeForDifferentThings(String given, String written) {
        assertThat(SafeMarkup.of(given, false)).isEqualTo(written);
    }

    @Test
    void removesWhatRunsHoweverItsAttributesAreWritten() {
        assertThat(SafeMarkup.of("<b title=a onclick=\"x<y>\">c</b>", false)).isEqualTo("<b>c</b>");
    }
}
