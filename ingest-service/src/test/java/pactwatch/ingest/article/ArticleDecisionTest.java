package pactwatch.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pactwatch.ingest.article.ArticleDecision.Known;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.ingest.contract.ItemEvent;

class ArticleDecisionTest {

    private static final Instant PUBLISHED = Instant.parse("2024-02-22T10:00:00Z");
    private static final Instant FETCHED = Instant.parse("2024-02-22T11:00:00Z");

    private static ItemEvent.Seen item(
            String feed, String title, String text, @Nullable Instant updated) {
        return new ItemEvent.Seen(
                "a1",
                feed,
                "guid",
                URI.create("https://news.example/1"),
                title,
                text,
                "news.example",
                "News",
                "en",
                PUBLISHED,
                updated,
                FETCHED);
    }

    private static Known known(ItemEvent.Seen item) {
        return Known.of(ArticleDecision.decide(null, item).orElseThrow().article());
    }

    @Test
    void publishesAnArticleTheLogHasNeverSeen() {
        ArticleEvent event =
                ArticleDecision.decide(null, item("f1", "Title", "Text", null)).orElseThrow();

        assertThat(event).isInstanceOf(ArticleEvent.Published.class);
        assertThat(event.article().version()).isEqualTo(1);
        assertThat(event.article().known()).isEqualTo(PUBLISHED);
    }

    @Test
    void knowsAnArticleFromTheFetchIfItsDateLiesAhead() {
        ItemEvent.Seen item = item("f1", "Title", "Text", null);
        ItemEvent.Seen ahead =
                new ItemEvent.Seen(
                        item.article(),
                        item.feed(),
                        item.guid(),
                        item.url(),
                        item.title(),
                        item.text(),
                        item.publisher(),
                        item.publisherName(),
                        item.language(),
                        FETCHED.plusSeconds(86_400),
                        null,
                        FETCHED);

        assertThat(ArticleDecision.decide(null, ahead).orElseThrow().article().known())
                .isEqualTo(FETCHED);
    }

    @Test
    void revisesAnArticleWhoseHeadlineWasEdited() {
        Known known = known(item("f1", "Title", "Text", null));
        Instant updated = PUBLISHED.plusSeconds(60);

        ArticleEvent event =
                ArticleDecision.decide(known, item("f1", "Softer title", "Text", updated))
                        .orElseThrow();

        assertThat(event).isInstanceOf(ArticleEvent.Revised.class);
        assertThat(event.article().version()).isEqualTo(2);
        assertThat(event.article().known()).isEqualTo(updated);
    }

    @Test
    void seesNothingNewInOtherWhiteSpace() {
        Known known = known(item("f1", "Title", "Some text", null));

        assertThat(ArticleDecision.decide(known, item("f1", " Title ", "Some\n text", null)))
                .isEmpty();
    }

    @Test
    void seesNothingNewInOtherQuotationMarksDashesOrCase() {
        Known known =
                known(item("f1", "«Yerevan» – a \u00abfreeze\u00bb", "It\u2019s said…", null));

        assertThat(
                        ArticleDecision.decide(
                                known,
                                item(
                                        "f1",
                                        "\"YEREVAN\" - a \"freeze\"",
                                        "It's\u00a0said...",
                                        null)))
                .isEmpty();
        assertThat(
                        ArticleDecision.decide(
                                known, item("f1", "\"Yerevan\" - no freeze", "It's said...", null)))
                .isPresent();
    }

    @Test
    void letsNoSecondFeedTakeTurnsWithAShorterSummary() {
        Known known = known(item("f1", "Title", "A long text of the article", null));

        assertThat(ArticleDecision.decide(known, item("f2", "Title", "A teaser", null))).isEmpty();
        assertThat(
                        ArticleDecision.decide(
                                known,
                                item("f2", "Title", "A much longer text of the article", null)))
                .isPresent();
    }
}
