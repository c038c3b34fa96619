package pactwatch.ingest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.FetchEvent.Terms;

/**
 * What a feed's body says.
 *
 * @param warnings what had to be repaired or left out, one sentence each
 * @param terms what the feed itself says of when to come again: {@code ttl}, {@code skipHours},
 *     {@code skipDays}, {@code sy:updatePeriod}
 */
public record ParsedFeed(
        @Nullable String title,
        @Nullable String link,
        @Nullable String language,
        List<Item> items,
        List<String> warnings,
        Terms terms) {

    public ParsedFeed {
        items = List.copyOf(items);
        warnings = List.copyOf(warnings);
    }

    /** A feed that says nothing of when to come again. */
    public ParsedFeed(
            @Nullable String title,
            @Nullable String link,
            @Nullable String language,
            List<Item> items,
            List<String> warnings) {
        this(title, link, language, items, warnings, Terms.NONE);
    }

    /**
     * One item.
     *
     * @param guid empty if it has none
     * @param link as written; empty if it has none
     * @param text plain text
     * @param source name of the publisher that the item credits
     */
    public record Item(
            String guid,
            String link,
            String title,
            String text,
            @Nullable String source,
            @Nullable Instant published,
            @Nullable Instant updated) {}
}
