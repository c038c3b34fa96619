package pactwatch.ingest.rss.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    /** RFC 3986 §5.4.1 and §5.4.2, without what has a scheme other than the base's. */
    @ParameterizedTest
    @CsvSource({
        "g, http://a/b/c/g",
        "./g, http://a/b/c/g",
        "g/, http://a/b/c/g/",
        "/g, http://a/g",
        "//g, http://g",
        "?y, http://a/b/c/d;p?y",
        "g?y, http://a/b/c/g?y",
        "#s, http://a/b/c/d;p?q#s",
        "g#s, http://a/b/c/g#s",
        "g?y#s, http://a/b/c/g?y#s",
        ";x, http://a/b/c/;x",
        "g;x, http://a/b/c/g;x",
        "'', http://a/b/c/d;p?q",
        "., http://a/b/c/",
        "./, http://a/b/c/",
        ".., http://a/b/",
        "../, http://a/b/",
        "../g, http://a/b/g",
        "../.., http://a/",
        "../../, http://a/",
        "../../g, http://a/g",
        "../../../g, http://a/g",
        "../../../../g, http://a/g",
        "/./g, http://a/g",
        "/../g, http://a/g",
        "g., http://a/b/c/g.",
        ".g, http://a/b/c/.g",
        "g.., http://a/b/c/g..",
        "..g, http://a/b/c/..g",
        "./../g, http://a/b/g",
        "./g/., http://a/b/c/g/",
        "g/./h, http://a/b/c/g/h",
        "g/../h, http://a/b/c/h",
        "g;x=1/../y, http://a/b/c/y",
        "g?y/../x, http://a/b/c/g?y/../x",
        "g#s/../x, http://a/b/c/g#s/../x"
    })
    void resolvesReferencesAsTheStandardSays(String reference, String expected) {
        assertThat(WebAddress.resolved("http://a/b/c/d;p?q", reference)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "http://новости.рф/лента/, ../2024/статья.html, http://новости.рф/2024/статья.html",
        "http://my_site.example/, a, http://my_site.example/a",
        "http://a.example, b, http://a.example/b",
        "http://a.example?x, #f, http://a.example/?x#f",
        "http://a.example/x y, b c, http://a.example/b%20c",
        "http://a.example/, b[1]?100%, http://a.example/b[1]?100%",
        "http://a.example/x, \\news\\1.html, http://a.example/news/1.html",
        "http://a.example/, https://b.example/c, https://b.example/c"
    })
    void resolvesWhatFeedsWrite(String base, String reference, String expected) {
        assertThat(WebAddress.resolved(base, reference)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:x:y", "mailto:a@b.example", "file:///etc/", "http://", "nothing"})
    void leavesAReferenceAloneWhoseBaseIsNone(String base) {
        assertThat(WebAddress.resolved(base, "/g")).isEqualTo("/g");
    }

    @Test
    void leavesAReferenceAloneWithoutABase() {
        @Nullable String none = null;
        assertThat(WebAddress.resolved(none, "/g")).isEqualTo("/g");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                " JavaScript:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "vbscript:x"
            })
    void knowsWhatRunsWhereItIsFollowed(String address) {
        assertThat(WebAddress.isHarmful(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example/javascript:", "/data:x", "feed:a", ""})
    void letsOtherAddressesPass(String address) {
        assertThat(WebAddress.isHarmful(address)).isFalse();
    }
}
