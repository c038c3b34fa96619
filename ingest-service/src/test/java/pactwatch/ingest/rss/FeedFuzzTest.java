package pactwatch.ingest.rss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import pactwatch.ingest.FeedParser;
import pactwatch.ingest.ParsedFeed;
import pactwatch.ingest.article.CanonicalUrl;
import pactwatch.ingest.rss.date.FeedDate;
import pactwatch.ingest.rss.html.HtmlText;
import pactwatch.ingest.rss.html.SafeMarkup;
import pactwatch.ingest.rss.xml.ParseBounds;

/**
 * Whatever the bytes, the parser answers with a feed or with {@code NotAFeed}, and what it answers
 * is harmless. Runs its seeds in every test run; with {@code JAZZER_FUZZ=1} it searches for more.
 */
class FeedFuzzTest {

    private static final URI URL = URI.create("https://news.example/feed");

    private final RomeFeedParser parser =
            new RomeFeedParser(new ParseBounds(100_000, 20, 1_000, 32, 10_000));

    @FuzzTest(maxDuration = "2m")
    void answersToAnyBytes(byte[] body) {
        try {
            ParsedFeed feed = parser.parse(body, null, URL);
            assertThat(feed.items()).hasSizeLessThanOrEqualTo(20);
            for (ParsedFeed.Item item : feed.items()) {
                assertThat(item.titleMarkup().toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain("<script");
                assertThat(item.link()).doesNotContainIgnoringCase("javascript:alert");
                CanonicalUrl.of(item.link()).ifPresent(CanonicalUrl::articleId);
            }
        } catch (FeedParser.NotAFeed e) {
            boolean isFault =
                    e.getCause() instanceof RuntimeException || e.getCause() instanceof Error;
            assertThat(isFault).as(String.valueOf(e.getCause())).isFalse();
        }
    }

    @FuzzTest(maxDuration = "1m")
    void answersToAnyText(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        FeedDate.parse(text);
        CanonicalUrl.of(text).ifPresent(CanonicalUrl::articleId);
        assertThat(HtmlText.of(SafeMarkup.of(text, false))).isNotNull();
        assertThat(SafeMarkup.of(text, true)).doesNotContainIgnoringCase("<script");
    }
}
