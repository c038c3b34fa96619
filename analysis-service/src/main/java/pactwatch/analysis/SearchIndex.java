package pactwatch.analysis;

import java.util.function.BooleanSupplier;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.LogRecord;

/** What search finds things by: filled from the log, by one thread. */
public interface SearchIndex {

    /** Takes in a version of an article; the same one twice changes nothing. */
    void accept(LogRecord<ArticleEvent> record);

    /** Takes in a claim; the same one twice changes nothing. */
    void acceptClaim(LogRecord<ClaimEvent> record);

    /** Says how to ask whether all that the log held at the start is taken in. */
    void completeWhen(BooleanSupplier isComplete);
}
