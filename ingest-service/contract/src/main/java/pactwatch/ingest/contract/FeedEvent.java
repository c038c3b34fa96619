package pactwatch.ingest.contract;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import pactwatch.log.EventCodec;
import pactwatch.log.Topic;

/** What happens to a feed. Key: registrable domain of its address; subject: the feed's id. */
public sealed interface FeedEvent {

    Topic<FeedEvent> TOPIC =
            new Topic<>("pactwatch.feeds", EventCodec.versionOne("feed", FeedEvent.class));

    /** Id of the feed: made from the address under which it was added. */
    String feed();

    /**
     * A feed is to be polled.
     *
     * @param publisher name for people, such as "Eurasianet"
     * @param language BCP 47 tag of most of its articles
     * @param by who added it: {@code opml}, {@code publisher} or the name of a person
     */
    record Added(
            String feed, URI url, @Nullable String publisher, @Nullable String language, String by)
            implements FeedEvent {}

    /** Name or language of a feed were corrected. */
    record Changed(String feed, @Nullable String publisher, @Nullable String language, String by)
            implements FeedEvent {}

    /** A feed is polled at another address from now on. */
    record Moved(String feed, URI url, String by) implements FeedEvent {}

    /** A feed is not polled until it is {@link Resumed} or added again. */
    record Paused(String feed, String reason, String by) implements FeedEvent {}

    /** A feed that was paused is polled again. */
    record Resumed(String feed, String by) implements FeedEvent {}

    /** A feed is no longer polled; its articles stay. */
    record Removed(String feed, String by) implements FeedEvent {}

    /** Somebody wants the feed to be polled now. Changes nothing and takes no sequence. */
    record PollRequested(String feed, String by) implements FeedEvent {}
}
