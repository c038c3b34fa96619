package pactwatch.analysis.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.ArticleStore.Version;
import pactwatch.analysis.LineSamples;
import pactwatch.analysis.TextSearch;
import pactwatch.ingest.contract.Article;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;

class LuceneSearchTest {

    private static final Instant KNOWN = Instant.parse("2024-02-22T18:00:00Z");

    private final LuceneSearch search = new LuceneSearch();

    @AfterEach
    void close() throws IOException {
        search.close();
    }

    private void index(String id, int version, String title, String text) {
        Instant known = KNOWN.plusSeconds(3600L * (version - 1));
        Append<ArticleEvent> append =
                LineSamples.append(
                        new Article(
                                id,
                                version,
                                URI.create("https://news.example/" + id),
                                title,
                                text,
                                "news.example",
                                "Example News",
                                null,
                                KNOWN,
                                known,
                                known,
                                "f"));
        search.accept(new LogRecord<>("pactwatch.articles", 0, 0, id, append.envelope()));
    }

    private List<Version> find(String words, Instant knownAt) {
        return search.find(new TextSearch.Asked(words, knownAt, null, 10)).articles();
    }

    private List<Version> find(String words) {
        return find(words, Instant.MAX);
    }

    @Test
    void findsWordsByTheirStemsInEachScript() {
        index(
                "en",
                1,
                "Armenia freezes its membership",
                "The prime minister spoke of freezing it.");
        index("ru", 1, "Пашинян об ОДКБ", "Армения заморозила участие в организации.");

        assertThat(find("freeze")).containsExactly(new Version("en", 1));
        assertThat(find("участия организация")).containsExactly(new Version("ru", 1));
        assertThat(find("freeze участие")).isEmpty();
    }

    @Test
    void takesWordsInQuotationMarksTogether() {
        index("a", 1, "One", "The council met. No notice was received by the council.");
        index("b", 1, "Two", "Received was a notice, and no more.");

        assertThat(find("\"no notice was received\"")).containsExactly(new Version("a", 1));
        assertThat(find("notice received")).hasSize(2);
    }

    @Test
    void findsTheVersionThatWasKnownThen() {
        index("a", 1, "Armenia leaves", "It has left.");
        index("a", 2, "Armenia stays", "An earlier version was wrong: it has not left.");

        assertThat(find("armenia", KNOWN)).containsExactly(new Version("a", 1));
        assertThat(find("armenia")).containsExactly(new Version("a", 2));
        assertThat(find("armenia", KNOWN.minusSeconds(1))).isEmpty();
    }

    @Test
    void findsNothingForSignsAlone() {
        index("a", 1, "One", "Text");

        assertThat(find("?!  ***")).isEmpty();
        assertThat(find("title:One OR (")).isEmpty();
    }
}
