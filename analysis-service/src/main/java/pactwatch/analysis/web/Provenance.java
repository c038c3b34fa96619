package pactwatch.analysis.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import pactwatch.analysis.board.Coverage;
import pactwatch.analysis.board.FeedCoverage;
import pactwatch.ingest.contract.Article;

/** Says how stored articles came into the log. */
@Singleton
class Provenance {

    /** What stands before the name of an analyst who added an article by hand. */
    private static final String ANALYST = "analyst:";

    private final Coverage coverage;

    @Inject
    Provenance(Coverage coverage) {
        this.coverage = coverage;
    }

    /** When a version came, and which feed or analyst brought it. */
    String of(Article article) {
        String feed = article.feed();
        String by =
                feed.startsWith(ANALYST)
                        ? "added by the analyst " + feed.substring(ANALYST.length())
                        : "by the feed of " + name(feed);
        return Words.time(article.fetched()) + ", " + by;
    }

    private String name(String feed) {
        return coverage.feeds(Instant.MAX).stream()
                .filter(f -> f.id().equals(feed))
                .map(FeedCoverage::name)
                .findFirst()
                .orElse("a source that is no longer watched (" + feed + ")");
    }
}
