package pactwatch.ingest.contract;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pactwatch.log.EventCodec;
import pactwatch.log.Topic;

/** One item of one feed, as fetched. Key and subject: the article's id. */
public sealed interface ItemEvent {

    Topic<ItemEvent> TOPIC =
            new Topic<>("pactwatch.items", EventCodec.versionOne("item", ItemEvent.class));

    /**
     * A fetch saw an item that it had not seen before in this form.
     *
     * @param article id of the article that the item tells of
     * @param feed id of the feed
     * @param guid the item's own id; empty if it has none
     * @param url canonical address of the article; absent if the item has no link
     * @param text plain text: no markup, white space folded within paragraphs, at most 200,000
     *     characters
     * @param publisher registrable domain of the article's address
     * @param publisherName name for people
     * @param language BCP 47 tag, if the feed or its entry tells
     * @param published when it was published; the fetch time if the item does not say
     * @param updated when it was last updated, if the item says
     * @param fetched when it was fetched
     */
    record Seen(
            String article,
            String feed,
            String guid,
            @Nullable URI url,
            String title,
            String text,
            String publisher,
            String publisherName,
            @Nullable String language,
            Instant published,
            @Nullable Instant updated,
            Instant fetched)
            implements ItemEvent {}
}
