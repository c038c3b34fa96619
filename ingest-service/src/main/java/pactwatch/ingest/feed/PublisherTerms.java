package pactwatch.ingest.feed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.FetchEvent.Terms;

/** Joins what the headers and the body of an answer say of when to come again. */
public final class PublisherTerms {

    private PublisherTerms() {}

    /**
     * Terms of an answer with a body.
     *
     * @param freshFor by its headers
     * @param stated by the feed itself
     */
    public static Terms of(@Nullable Duration freshFor, Terms stated) {
        return new Terms(
                freshFor == null ? null : freshFor.toSeconds(),
                stated.updateSeconds(),
                stated.skipHours(),
                stated.skipDays());
    }

    /** Terms after a 304: what it says replaces what was said before (RFC 9111 §4.3.4). */
    public static Terms refreshed(Terms before, @Nullable Duration freshFor) {
        return freshFor == null
                ? before
                : new Terms(
                        freshFor.toSeconds(),
                        before.updateSeconds(),
                        before.skipHours(),
                        before.skipDays());
    }
}
