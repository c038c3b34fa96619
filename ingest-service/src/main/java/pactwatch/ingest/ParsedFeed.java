package pactwatch.ingest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed's body says.
 *
 * @param warnings what had to be repaired or left out, one sentence each
 */
public record ParsedFeed(
        @Nullable String title,
        @Nullable String link,
        @Nullable String language,
        List<Item> items,
        List<String> warnings) {

    public ParsedFeed {
        items = List.copyOf(items);
        warnings = List.copyOf(warnings);
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
