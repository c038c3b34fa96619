package pactwatch.ingest.rss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pactwatch.ingest.FeedParser;
import pactwatch.ingest.ParsedFeed;
import pactwatch.ingest.rss.xml.ParseBounds;

/** Feeds that keep to no standard in ways that are common. */
class OddFeedTest {

    private static final String RELATIVE =
            """
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>N</title>
            <link>https://news.example/</link>
            <atom:link rel="self" href="https://news.example/feeds/main.xml"/>
            <item><link>/2024/a?x=[1]&amp;y=100%</link></item>
            <item><link>b c.html</link></item>
            <item><guid isPermaLink="true">/2024/c</guid></item>
            <item><guid isPermaLink="true">12345</guid></item>
            </channel></rss>
            """;

    private static final String RUSSIAN =
            """
            <?xml version="1.0"?><rss version="2.0"><channel><title>Новости дня</title>
            <item><title>Армения приостановила участие в договоре</title></item></channel></rss>
            """;

    private final FeedParser parser = new RomeFeedParser(ParseBounds.DEFAULT);

    private ParsedFeed parsed(String document, @Nullable String url) throws FeedParser.NotAFeed {
        return parser.parse(document.getBytes(UTF_8), null, url == null ? null : URI.create(url));
    }

    private static List<String> links(ParsedFeed feed) {
        return feed.items().stream().map(ParsedFeed.Item::link).toList();
    }

    @Test
    void resolvesLinksAgainstTheAddressThatTheDocumentCameFrom() throws FeedParser.NotAFeed {
        assertThat(links(parsed(RELATIVE, "https://mirror.example/x/feed")))
                .containsExactly(
                        "https://mirror.example/2024/a?x=[1]&y=100%",
                        "https://mirror.example/x/b%20c.html", "https://mirror.example/2024/c", "");
    }

    @Test
    void resolvesLinksAgainstTheFeedsOwnAddressWhereNobodyKnowsAnother()
            throws FeedParser.NotAFeed {
        assertThat(links(parsed(RELATIVE, null)))
                .containsExactly(
                        "https://news.example/2024/a?x=[1]&y=100%",
                        "https://news.example/feeds/b%20c.html", "https://news.example/2024/c", "");
    }

    @Test
    void resolvesLinksAgainstBasesInOtherScripts() throws FeedParser.NotAFeed {
        String atom =
                """
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://новости.рф/лента/">
                <title>N</title><entry xml:base="2024/"><id>urn:1</id>
                <link href="статья.html"/></entry></feed>
                """;

        assertThat(links(parsed(atom, null)))
                .containsExactly("http://новости.рф/лента/2024/статья.html");
    }

    @Test
    void takesTheAddressOfAContentThatIsElsewhere() throws FeedParser.NotAFeed {
        String atom =
                """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>N</title>
                <entry><id>urn:1</id><content type="text/html" src="docs/1.html"/></entry>
                <entry><id>urn:2</id><content type="audio/mpeg" src="docs/2.mp3"/></entry></feed>
                """;

        assertThat(links(parsed(atom, "https://news.example/feed")))
                .containsExactly("https://news.example/docs/1.html", "");
    }

    @Test
    void readsJsonThatIsNotComplete() throws FeedParser.NotAFeed {
        String json =
                """
                {"version":"https://jsonfeed.org/version/1","title":"J",
                "home_page_url":"https://news.example/blog/","items":[
                {"id":12,"url":"/p/12","title":null,"content_text":"x"},
                {"id":null,"url":"p/13","title":"T","summary":null}]}
                """;

        ParsedFeed feed = parsed(json, null);

        assertThat(links(feed))
                .containsExactly("https://news.example/p/12", "https://news.example/blog/p/13");
        assertThat(feed.items()).extracting(ParsedFeed.Item::guid).containsExactly("12", "");
        assertThat(feed.items()).extracting(ParsedFeed.Item::title).containsExactly("", "T");
        assertThat(feed.items()).extracting(ParsedFeed.Item::text).containsExactly("x", "");
    }

    @Test
    void resolvesTheApostropheThatHtmlDoesNotName() throws FeedParser.NotAFeed {
        String rss = "<rss><channel><title>It&amp;apos;s R&amp;amp;D</title></channel></rss>";

        assertThat(parsed(rss, null).titleMarkup()).isEqualTo("It's R&amp;D");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, text/xml; charset=ISO-8859-1",
        "windows-1251, text/xml; charset=us-ascii",
        "windows-1251, text/xml; charset=cp-1251",
        "KOI8-R, application/rss+xml; charset=koi",
        "KOI8-R, text/xml; charset=ISO-8859-1",
        "UTF-8, text/xml; charset=ISO-8859-1"
    })
    void doubtsALabelOfWesternEuropeOnWordsOfAnotherScript(String written, String contentType)
            throws FeedParser.NotAFeed {
        ParsedFeed feed =
                parser.parse(RUSSIAN.getBytes(Charset.forName(written)), contentType, null);

        assertThat(feed.title()).isEqualTo("Новости дня");
    }

    @Test
    void believesALabelOfWesternEuropeOnItsOwnWords() throws FeedParser.NotAFeed {
        String french =
                "Sécurité: l'Arménie a gelé sa participation à l'alliance, déclaré à Érevan";
        String rss = "<rss><channel><title>" + french + "</title></channel></rss>";

        ParsedFeed feed =
                parser.parse(
                        rss.getBytes(Charset.forName("ISO-8859-1")),
                        "text/xml; charset=ISO-8859-1",
                        null);

        assertThat(feed.title()).isEqualTo(french);
    }
}
