package pactwatch.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTPS://News.Example:443/a?utm_source=rss&id=7&fbclid=x#top | https://news.example/a?id=7",
                "http://news.example:8080/?p=12 | http://news.example:8080/?p=12",
                "https://news.example | https://news.example/",
                "https://news.example./a | https://news.example/a",
                "https://news.example/a/../b | https://news.example/b",
                "https://news.example/a?from=rss&page=2 | https://news.example/a?page=2",
                "https://news.example/a?from=2020&source=kazinform | https://news.example/a?from=2020&source=kazinform",
                "https://news.example/a/amp/ | https://news.example/a",
                "https://news.example/amp/a | https://news.example/a",
                "https://news.example/a.amp.html | https://news.example/a.html",
                "https://news.example/a?outputType=amp | https://news.example/a",
                "https://news.example/campaign/ramp | https://news.example/campaign/ramp",
                "https://www.google.com/amp/s/news.example/a | https://news.example/a",
                "https://news-example.cdn.ampproject.org/c/s/news.example/a?amp=1 | https://news.example/a",
                "https://www.google.com/url?sa=t&url=https%3A%2F%2Fnews.example%2Fa&usg=x | https://news.example/a",
                "https://vk.com/away.php?to=https%3A%2F%2Fnews.example%2Fa&post=1 | https://news.example/a",
                "https://news.example/a;jsessionid=1F2E?id=1 | https://news.example/a?id=1",
                "https://news.example/статья 1 | https://news.example/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F%201",
                "https://news.example/50%-more|https://news.example/50%25-more",
                "https://пример.рф/a | https://xn--e1afmkfd.xn--p1ai/a",
                "https://news.example/#!/story/7 | https://news.example/#!/story/7",
                "https://user:secret@news.example/a | https://news.example/a"
            })
    void keepsWhatSaysWhichPageItIs(String link, URI expected) {
        assertThat(CanonicalUrl.of(link)).as(link).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://news.example/a/1",
                "http://www.news.example/a/1/",
                "https://m.news.example/a/1?utm_medium=social",
                "https://amp.news.example/a/1",
                "https://news.example/a/1/index.html",
                "https://news.example/a/1#comments"
            })
    void takesTheFormsOfOnePageForOneArticle(String link) {
        assertThat(CanonicalUrl.of(link).map(CanonicalUrl::articleId))
                .isEqualTo(
                        CanonicalUrl.of("https://news.example/a/1").map(CanonicalUrl::articleId));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://news.example/a/2",
                "https://news.example/a/1?page=2",
                "https://sport.news.example/a/1",
                "https://news.example:8080/a/1",
                "https://other.example/a/1"
            })
    void keepsOtherPagesApart(String link) {
        assertThat(CanonicalUrl.of(link).map(CanonicalUrl::articleId))
                .isNotEqualTo(
                        CanonicalUrl.of("https://news.example/a/1").map(CanonicalUrl::articleId));
    }

    @Test
    void doesNotMindTheOrderOfParameters() {
        assertThat(CanonicalUrl.of("https://news.example/?a=1&b=2").map(CanonicalUrl::articleId))
                .isEqualTo(
                        CanonicalUrl.of("https://news.example/?b=2&a=1")
                                .map(CanonicalUrl::articleId));
    }

    @Test
    void takesAHostThatIsMerelyShortForWhatItIs() {
        assertThat(CanonicalUrl.of("https://m.example/a").map(CanonicalUrl::articleId))
                .isNotEqualTo(CanonicalUrl.of("https://example/a").map(CanonicalUrl::articleId));
    }

    @Test
    void knowsNoOtherSchemes() {
        assertThat(CanonicalUrl.of("javascript:alert(1)")).isEmpty();
        assertThat(CanonicalUrl.of("/relative")).isEmpty();
        assertThat(CanonicalUrl.of("https://")).isEmpty();
        assertThat(CanonicalUrl.of("")).isEmpty();
        assertThat(CanonicalUrl.of("http://" + "a".repeat(3_000))).isEmpty();
    }
}
