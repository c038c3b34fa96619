package pactwatch.ingest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import pactwatch.ingest.BodyArchive;
import pactwatch.ingest.FeedParser;
import pactwatch.ingest.ParsedFeed;
import pactwatch.ingest.contract.BodyEvent;
import pactwatch.ingest.rss.RomeFeedParser;
import pactwatch.ingest.rss.xml.ParseBounds;
import pactwatch.log.Json;

class ReparseCommandTest {

    private static final URI URL = URI.create("https://news.example/rss");
    private static final ObjectMapper MAPPER = Json.mapper();

    private final BodyArchive archive = new BodyArchive(1_048_576);
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    private boolean reparse(String... lines) throws IOException {
        ByteArrayInputStream in =
                new ByteArrayInputStream(String.join("\n", lines).getBytes(UTF_8));
        return new ReparseCommand().run(in, new PrintStream(output, true, UTF_8));
    }

    private List<JsonNode> answers() {
        return output.toString(UTF_8).lines().map(ReparseCommandTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A line of the log with a kept body, as the log's interface gives it. */
    private String kept(String hash, String xml, List<BodyEvent.Reading> readings)
            throws IOException {
        BodyEvent.Kept kept =
                archive.keep("f1", URL, "application/rss+xml", xml.getBytes(UTF_8), hash, readings)
                        .orElseThrow();
        return MAPPER.writeValueAsString(MAPPER.createObjectNode().putPOJO("data", kept));
    }

    private static String rss(String... titles) {
        StringBuilder xml = new StringBuilder("<rss version=\"2.0\"><channel><title>N</title>");
        for (int n = 0; n < titles.length; n++) {
            xml.append(
                    "<item><title>%s</title><link>https://news.example/%d</link></item>"
                            .formatted(titles[n], n));
        }
        return xml.append("</channel></rss>").toString();
    }

    private static List<BodyEvent.Reading> readings(String xml) throws FeedParser.NotAFeed {
        ParsedFeed parsed =
                new RomeFeedParser(ParseBounds.DEFAULT).parse(xml.getBytes(UTF_8), null, URL);
        return BodyArchive.readings("f1", parsed);
    }

    @Test
    void isSilentOnBodiesThatReadAsTheyDid() throws IOException, FeedParser.NotAFeed {
        String xml = rss("One", "Two");

        boolean isClean = reparse(kept("h1", xml, readings(xml)));

        assertThat(isClean).isTrue();
        assertThat(answers())
                .singleElement()
                .satisfies(totals -> {
                    assertThat(totals.path("bodies").asInt()).isOne();
                    assertThat(totals.path("different").asInt()).isZero();
                });
    }

    @Test
    void saysWhichArticlesOfABodyChangedCameAndWent() throws IOException, FeedParser.NotAFeed {
        List<BodyEvent.Reading> before = readings(rss("One", "Two as it was read once"));
        BodyEvent.Reading gone = new BodyEvent.Reading("gone", "f");

        boolean isClean =
                reparse(
                        kept(
                                "h1",
                                rss("One", "Two", "Three"),
                                List.of(before.get(0), before.get(1), gone)));

        assertThat(isClean).isTrue();
        JsonNode line = answers().getFirst();
        assertThat(line.path("hash").asText()).isEqualTo("h1");
        assertThat(line.path("changed"))
                .extracting(JsonNode::asText)
                .containsExactly(before.get(1).article());
        assertThat(line.path("gained")).hasSize(1);
        assertThat(line.path("lost")).extracting(JsonNode::asText).containsExactly("gone");
        assertThat(answers().getLast().path("different").asInt()).isOne();
    }

    @Test
    void tellsOfABodyThatOnlyTodaysParserReads() throws IOException {
        boolean isClean = reparse(kept("h1", rss("One"), List.of()));

        assertThat(isClean).isTrue();
        assertThat(answers().getFirst().path("gained")).hasSize(1);
    }

    @Test
    void goesOnAfterALineThatIsNoKeptBody() throws IOException, FeedParser.NotAFeed {
        String xml = rss("One");

        boolean isClean = reparse("{\"data\":{}}", "nonsense", kept("h1", xml, readings(xml)));

        assertThat(isClean).isFalse();
        assertThat(answers().getLast().path("bodies").asInt()).isOne();
    }
}
