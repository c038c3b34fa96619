package pactwatch.ingest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.FetchEvent.Terms;

/**
 * What a feed's body says.
 *
 * @param title plain text
 * @param titleMarkup the title as the publisher wrote it, harmless HTML at most
 * @param link of the site that the feed belongs to
 * @param id that the feed gives itself
 * @param language BCP 47 tag
 * @param warnings what had to be repaired or left out, one sentence each
 * @param terms what the feed itself says of when to come again: {@code ttl}, {@code skipHours},
 *     {@code skipDays}, {@code sy:updatePeriod}
 */
public record ParsedFeed(
        @Nullable String title,
        @Nullable String titleMarkup,
        @Nullable String link,
        @Nullable String id,
        @Nullable String language,
        List<Item> items,
        List<String> warnings,
        Terms terms,
        Links links) {

    public ParsedFeed {
        items = List.copyOf(items);
        warnings = List.copyOf(warnings);
    }

    /** A feed that says nothing of itself but what every feed does. */
    public ParsedFeed(
            @Nullable String title,
            @Nullable String link,
            @Nullable String language,
            List<Item> items,
            List<String> warnings,
            Terms terms) {
        this(title, title, link, null, language, items, warnings, terms, Links.NONE);
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
     * Addresses that the feed gives of itself, absolute where they can be resolved.
     *
     * @param self where the feed wants to be fetched from
     * @param hubs WebSub hubs
     * @param next page with older entries (RFC 5005, JSON Feed {@code next_url})
     * @param previousArchive archive document before this one (RFC 5005)
     */
    public record Links(
            @Nullable String self,
            List<String> hubs,
            @Nullable String next,
            @Nullable String previousArchive) {

        public static final Links NONE = new Links(null, List.of(), null, null);

        public Links {
            hubs = List.copyOf(hubs);
        }
    }

    /**
     * One item.
     *
     * @param guid empty if it has none
     * @param link as written, made absolute; empty if it has none
     * @param title plain text
     * @param titleMarkup the title as the publisher wrote it, harmless HTML at most
     * @param text plain text
     * @param source name of the publisher that the item credits
     * @param author as the item names them
     * @param language BCP 47 tag, if the item has its own
     */
    public record Item(
            String guid,
            String link,
            String title,
            String titleMarkup,
            String text,
            @Nullable String source,
            @Nullable String author,
            @Nullable String language,
            @Nullable Instant published,
            @Nullable Instant updated) {

        /** An item that names no author and has the language of its feed. */
        public Item(
                String guid,
                String link,
                String title,
                String text,
                @Nullable String source,
                @Nullable Instant published,
                @Nullable Instant updated) {
            this(guid, link, title, title, text, source, null, null, published, updated);
        }
    }
}
