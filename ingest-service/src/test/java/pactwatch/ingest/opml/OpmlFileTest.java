package pactwatch.ingest.opml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpmlFileTest {

    @Test
    void readsBackWhatItWrites() {
        List<OpmlFile.Outline> outlines =
                List.of(
                        new OpmlFile.Outline("https://news.example/rss?a=1&b=2", "A & B", "en"),
                        new OpmlFile.Outline("https://other.example/rss", "Other", null));

        String opml = OpmlFile.write("Feeds", outlines);

        assertThat(OpmlFile.parse(opml)).isEqualTo(outlines);
        assertThat(opml).contains("xmlUrl=\"https://news.example/rss?a=1&amp;b=2\"");
    }
}
