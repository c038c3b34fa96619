package pactwatch.ingest.rss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pactwatch.ingest.FeedParser;
import pactwatch.ingest.ParsedFeed;
import pactwatch.ingest.rss.xml.ParseBounds;

/** No item is left out in silence. */
class LeftOutTest {

    private static final String JSON_HEAD = "{\"version\":\"https://jsonfeed.org/version/1.1\",";

    private final FeedParser parser = new RomeFeedParser(ParseBounds.DEFAULT);

    private ParsedFeed parsed(String document) throws FeedParser.NotAFeed {
        return parser.parse(document.getBytes(UTF_8), null, null);
    }

    private static String items(int count, String item) {
        return IntStream.range(0, count)
                .mapToObj(i -> item.formatted(i))
                .collect(Collectors.joining(","));
    }

    @Test
    void tellsOfItemsWhereNoneBelong() throws FeedParser.NotAFeed {
        ParsedFeed feed =
                parsed(
                        """
                        <rss version="2.0"><channel><title>T</title>
                        <item><title>A</title><link>https://news.example/a</link></item>
                        <latest><item><title>B</title></item><item><title>C</title></item></latest>
                        </channel></rss>
                        """);

        assertThat(feed.items()).hasSize(1);
        assertThat(feed.warnings()).containsExactly("Items where none belong were left out: 2");
    }

    @Test
    void tellsOfASecondFeedInTheSameDocument() throws FeedParser.NotAFeed {
        String feed = "<rss><channel><title>T</title><item><title>A</title></item></channel></rss>";

        ParsedFeed both = parsed(feed + feed);

        assertThat(both.items()).hasSize(1);
        assertThat(both.warnings()).isNotEmpty();
    }

    @Test
    void readsTheFeedBehindTheComplaintOfItsServer() throws FeedParser.NotAFeed {
        ParsedFeed feed =
                parsed(
                        """
                        <br />
                        <b>Warning</b>: mysql_connect() in <b>/var/www/x.php</b> on line <b>3</b><br />
                        <?xml version="1.0"?>
                        <rss><channel><title>T</title><item><title>A</title></item></channel></rss>
                        """);

        assertThat(feed.items()).hasSize(1);
        assertThat(feed.warnings()).contains("What stands before the feed was left out");
    }

    @Test
    void tellsOfItemsThatAreNoList() throws FeedParser.NotAFeed {
        ParsedFeed feed = parsed(JSON_HEAD + "\"items\":{\"0\":{\"id\":\"1\"}}}");

        assertThat(feed.items()).isEmpty();
        assertThat(feed.warnings()).containsExactly("The items are no list");
    }

    @Test
    void tellsOfWhatIsNoObjectAmongTheItems() throws FeedParser.NotAFeed {
        ParsedFeed feed =
                parsed(JSON_HEAD + "\"items\":[{\"id\":\"1\",\"title\":\"A\"},\"b\",[{}],null]}");

        assertThat(feed.items()).hasSize(1);
        assertThat(feed.warnings())
                .containsExactly("What is no object was left out of the items: 3");
    }

    @Test
    void boundsTheItemsOfAllListsTogether() throws FeedParser.NotAFeed {
        String list = "\"items\":[" + items(700, "{\"id\":\"%d\"}") + "]";

        ParsedFeed feed = parsed(JSON_HEAD + list + "," + list + "}");

        assertThat(feed.items()).hasSize(1_000);
        assertThat(feed.warnings()).containsExactly("Only the first 1000 of 1400 items are read");
    }

    @Test
    void tellsWhatIsLostHoweverMuchIsRepairedBesides() throws FeedParser.NotAFeed {
        String items =
                IntStream.range(0, 1_500)
                        .mapToObj(
                                "<item><title>A & B</title><pubDate>no. %d</pubDate></item>"
                                        ::formatted)
                        .collect(Collectors.joining());

        ParsedFeed feed = parsed("<rss><channel>" + items + "</channel></rss>");

        assertThat(feed.warnings())
                .startsWith("Only the first 1000 of 1500 items are read")
                .endsWith("More had to be repaired than is told here")
                .hasSizeLessThan(40);
    }
}
