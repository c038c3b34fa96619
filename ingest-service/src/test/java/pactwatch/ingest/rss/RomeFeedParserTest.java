package pactwatch.ingest.rss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import pactwatch.ingest.FeedParser;
import pactwatch.ingest.ParsedFeed;
import pactwatch.ingest.rss.xml.ParseBounds;

class RomeFeedParserTest {

    private static final String RSS =
            """
            <rss version="%s"><channel><title>News</title><link>https://news.example/</link>
            <description>d</description>
            <item><title>One &amp; two</title><link>https://news.example/1</link>
            <description>&lt;p&gt;First.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;Second&#160;line.&lt;/p&gt;</description>
            <pubDate>Thu, 22 Feb 2024 10:00:00 GMT</pubDate></item>
            </channel></rss>
            """;

    private final FeedParser parser = new RomeFeedParser(ParseBounds.DEFAULT);

    private ParsedFeed.Item only(String xml, Charset charset) throws FeedParser.NotAFeed {
        ParsedFeed feed = parser.parse(xml.getBytes(charset), null, null);
        assertThat(feed.items()).hasSize(1);
        return feed.items().getFirst();
    }

    @Test
    void readsEveryVersionOfRss() throws FeedParser.NotAFeed {
        for (String version : new String[] {"0.91", "0.92", "0.93", "0.94", "2.0"}) {
            ParsedFeed.Item item = only(RSS.formatted(version), UTF_8);

            assertThat(item.title()).isEqualTo("One & two");
            assertThat(item.text()).isEqualTo("First.\nSecond line.");
            assertThat(item.link()).isEqualTo("https://news.example/1");
            assertThat(item.published()).isEqualTo(Instant.parse("2024-02-22T10:00:00Z"));
        }
    }

    @Test
    void readsRssOnePointZero() throws FeedParser.NotAFeed {
        String rdf =
                """
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                  xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <channel rdf:about="https://news.example/"><title>N</title>
                <link>https://news.example/</link><description>d</description></channel>
                <item rdf:about="https://news.example/1"><title>T</title>
                <link>https://news.example/1</link><description>Text</description>
                <dc:date>2024-02-22T10:00:00Z</dc:date></item></rdf:RDF>
                """;

        assertThat(only(rdf, UTF_8).published()).isEqualTo(Instant.parse("2024-02-22T10:00:00Z"));
    }

    @Test
    void readsAtom() throws FeedParser.NotAFeed {
        String atom =
                """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><id>urn:n</id>
                <updated>2024-02-22T10:00:00Z</updated>
                <entry><title>T</title><id>urn:1</id><link href="https://news.example/1"/>
                <published>2024-02-21T10:00:00Z</published><updated>2024-02-22T10:00:00Z</updated>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text</p></div></content>
                </entry></feed>
                """;
        ParsedFeed.Item item = only(atom, UTF_8);

        assertThat(item.text()).isEqualTo("Text");
        assertThat(item.published()).isEqualTo(Instant.parse("2024-02-21T10:00:00Z"));
        assertThat(item.updated()).isEqualTo(Instant.parse("2024-02-22T10:00:00Z"));
    }

    @Test
    void leavesOutTheDivOfAnOldAtomOnlyWhereItHoldsOtherBlocks() throws FeedParser.NotAFeed {
        String atom =
                """
                <feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><id>urn:1</id>
                <title type="application/xhtml+xml"><div xmlns="http://www.w3.org/1999/xhtml">%s</div></title>
                </entry></feed>
                """;

        assertThat(only(atom.formatted(" <p>One</p> "), UTF_8).titleMarkup())
                .isEqualTo("<p>One</p>");
        assertThat(only(atom.formatted("One <b>two</b>"), UTF_8).titleMarkup())
                .isEqualTo("<div>One <b>two</b></div>");
        assertThat(only(atom.formatted("One <p>two</p>"), UTF_8).titleMarkup())
                .isEqualTo("<div>One <p>two</p></div>");
    }

    @Test
    void readsTheCharsetThatTheDocumentDeclares() throws FeedParser.NotAFeed {
        String xml =
                "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n"
                        + RSS.formatted("2.0").replace("One &amp; two", "Ереван");

        assertThat(only(xml, Charset.forName("windows-1251")).title()).isEqualTo("Ереван");
    }

    @Test
    void refusesWhatIsNoFeed() {
        assertThatThrownBy(
                        () -> parser.parse("<html><body>Hello".getBytes(UTF_8), "text/html", null))
                .isInstanceOf(FeedParser.NotAFeed.class)
                .hasMessageStartingWith("Not a feed that can be read");
        assertThatThrownBy(() -> parser.parse(new byte[0], null, null))
                .isInstanceOf(FeedParser.NotAFeed.class);
    }

    @Test
    void neverReadsWhatADocumentTypePointsTo() throws FeedParser.NotAFeed {
        String xml =
                "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                        + RSS.formatted("2.0").replace("One &amp; two", "&a;");

        assertThat(only(xml, UTF_8).title()).isEqualTo("&a;");
    }

    @Test
    void leavesOutWhatIsNestedTooDeeply() throws FeedParser.NotAFeed {
        String deep = "<rss version=\"2.0\"><channel><title>T</title>" + "<a>".repeat(100_000);

        ParsedFeed feed = parser.parse(deep.getBytes(UTF_8), null, null);

        assertThat(feed.title()).isEqualTo("T");
        assertThat(feed.warnings()).contains("Elements nested deeper than 256 were left out");
    }

    @Test
    void readsNoMoreThanAThousandItems() throws FeedParser.NotAFeed {
        String item = "<item><title>T</title><link>https://news.example/1</link></item>";
        String xml =
                "<rss version=\"2.0\"><channel><title>N</title><link>https://n.example/</link>"
                        + "<description>d</description>"
                        + item.repeat(1_500)
                        + "</channel></rss>";

        ParsedFeed feed = parser.parse(xml.getBytes(UTF_8), null, null);

        assertThat(feed.items()).hasSize(1_000);
        assertThat(feed.warnings()).containsExactly("Only the first 1000 of 1500 items are read");
    }
}
