package pactwatch.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class CanonicalUrlTest {

    @Test
    void dropsWhatSaysWhereAReaderCameFrom() {
        assertThat(CanonicalUrl.of("HTTPS://News.Example:443/a?utm_source=rss&id=7&fbclid=x#top"))
                .contains(URI.create("https://news.example/a?id=7"));
    }

    @Test
    void keepsWhatSaysWhichPageItIs() {
        assertThat(CanonicalUrl.of("http://news.example:8080/?p=12"))
                .contains(URI.create("http://news.example:8080/?p=12"));
    }

    @Test
    void knowsNoOtherSchemes() {
        assertThat(CanonicalUrl.of("javascript:alert(1)")).isEmpty();
        assertThat(CanonicalUrl.of("/relative")).isEmpty();
        assertThat(CanonicalUrl.of("")).isEmpty();
        assertThat(CanonicalUrl.of("http://" + "a".repeat(3_000))).isEmpty();
    }
}
