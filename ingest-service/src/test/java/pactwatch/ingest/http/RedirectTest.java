package pactwatch.ingest.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {

    private static final URI FROM = URI.create("https://news.example/a/feed");

    /** A header as it comes, one character a byte. */
    private static String wire(String location) {
        return new String(location.getBytes(UTF_8), ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "https://новости.рф/лента, https://xn--b1amnebsh.xn--p1ai/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0",
        "../b c, https://news.example/b%20c",
        "/лента, https://news.example/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0"
    })
    void leadsToAddressesOfAnyScript(String location, String expected) {
        assertThat(Redirect.of(FROM, 301, wire(location)).map(Redirect::target))
                .contains(URI.create(expected));
    }

    @Test
    void keepsBytesThatAreNoUtf8() {
        assertThat(Redirect.of(FROM, 301, "/\u00e9").map(Redirect::target))
                .contains(URI.create("https://news.example/%E9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://a.example/", "http://u:p@a.example/", " "})
    void leadsNowhereElse(String location) {
        assertThat(Redirect.of(FROM, 301, wire(location))).isEmpty();
    }

    @Test
    void isNeverForGoodToAWeakerScheme() {
        assertThat(Redirect.of(FROM, 301, "http://a.example/").map(Redirect::isPermanent))
                .contains(false);
    }
}
