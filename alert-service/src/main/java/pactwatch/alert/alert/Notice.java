package pactwatch.alert.alert;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Grade;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.Status;

/**
 * What one subscriber is told of one development.
 *
 * @param alert id of the alert, fixed when it was raised
 * @param revision counts the events of the alert from 1
 * @param subscription id
 * @param development id of the development as it is now; it may differ from the one that raised
 * @param assertion ACTUAL or ANNOUNCED: which of the two is told
 * @param stage of that assertion
 * @param from status of the member before the change, with {@code to} after it
 * @param sentence one plain English sentence
 * @param quotes best first, at most {@value #QUOTES_MAX}
 * @param evidenceKeys those that earlier events of the alert did not name
 */
public record Notice(
        String alert,
        int revision,
        String subscription,
        String development,
        String pact,
        String member,
        Kind kind,
        Claim.@Nullable Form form,
        Assertion assertion,
        Stage stage,
        Grade grade,
        boolean contested,
        @Nullable String eventDate,
        List<String> eventDateAlternatives,
        Status from,
        Status to,
        String sentence,
        List<Quote> quotes,
        int origins,
        int articles,
        List<String> evidenceKeys) {

    public static final int QUOTES_MAX = 5;

    public Notice {
        eventDateAlternatives = List.copyOf(eventDateAlternatives);
        quotes = List.copyOf(quotes);
        evidenceKeys = List.copyOf(evidenceKeys);
        if (revision < 1) {
            throw new IllegalArgumentException("A revision counts from 1");
        }
    }

    /** A verbatim quote and where it stands. */
    public record Quote(
            String quote,
            @Nullable URI url,
            String publisher,
            String publisherName,
            Instant published) {}

    /** Key of the member in {@code pactwatch.statuses}. */
    public String memberKey() {
        return pact + "/" + member;
    }
}
