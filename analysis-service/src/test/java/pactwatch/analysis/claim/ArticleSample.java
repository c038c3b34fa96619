package pactwatch.analysis.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import pactwatch.ingest.contract.Article;

/** Articles for tests. */
final class ArticleSample {

    private ArticleSample() {}

    static Article of(String published, String language, String title, String text) {
        Instant at = LocalDate.parse(published).atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Article(
                "article", 1, null, title, text, "news.example", "News", language, at, at, at, "f");
    }
}
