package pactwatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://новости.рф/лента, http://xn--b1amnebsh.xn--p1ai/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0",
        "https://новости.рф:8443, https://xn--b1amnebsh.xn--p1ai:8443",
        "https://news.example/a b?x=[1]&y=100%, https://news.example/a%20b?x=%5B1%5D&y=100%25",
        "https://news.example/%D0%B1 в, https://news.example/%D0%B1%20%D0%B2",
        "http://１２７.０.０.１/, http://127.0.0.1/"
    })
    void writesAddressesOfAnyScriptAsTheWebAsksForThem(String text, URI expected) {
        assertThat(WrittenAddress.uri(text)).isEqualTo(expected);
        assertThat(WrittenAddress.uri(text).getHost()).isEqualTo(expected.getHost());
    }

    @Test
    void leavesAUriAsItIs() {
        assertThat(WrittenAddress.uri(" https://news.example/лента?x=%d0 "))
                .isEqualTo(URI.create("https://news.example/лента?x=%d0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "://x", "http://a b/", "http://[::1/"})
    void refusesWhatIsNoAddressInASentence(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeedIdentity.parse(text))
                .withMessageMatching("(?:This is no address of the web|A feed's address).*");
    }

    @Test
    void keepsFeedsOfOneAddressOneFeed() {
        URI written = FeedIdentity.parse("http://новости.рф/rss");
        URI encoded = FeedIdentity.parse("http://xn--b1amnebsh.xn--p1ai/rss");

        assertThat(FeedIdentity.idOf(written)).isEqualTo(FeedIdentity.idOf(encoded));
        assertThat(FeedIdentity.domainOf(written)).isEqualTo("xn--b1amnebsh.xn--p1ai");
    }
}
