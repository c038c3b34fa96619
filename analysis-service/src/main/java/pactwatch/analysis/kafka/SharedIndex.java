package pactwatch.analysis.kafka;

import pactwatch.analysis.SearchIndex;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.LogRecord;

/** Lets the views of articles and of each generation's claims fill one index, one at a time. */
final class SharedIndex {

    private final SearchIndex index;

    SharedIndex(SearchIndex index) {
        this.index = index;
    }

    synchronized void accept(LogRecord<ArticleEvent> record) {
        index.accept(record);
    }

    synchronized void acceptClaim(LogRecord<ClaimEvent> record) {
        index.acceptClaim(record);
    }
}
