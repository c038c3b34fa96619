package pactwatch.ingest;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.feed.FeedState;

/** The feeds as everybody sees them, and the way to change them. */
public interface FeedBook {

    /** What became of a write. */
    enum Written {
        ACCEPTED,
        /** Another write came first. */
        OUTRUN,
        /** In the log, but not seen in the book within the time that a request may take. */
        PENDING
    }

    /** All feeds that were not removed, by publisher and address. */
    List<FeedState> all();

    Optional<FeedState> byId(String id);

    /** Adds a feed, or polls one again that was paused or removed. */
    Written add(URI url, @Nullable String publisher, @Nullable String language, String by);

    /** A feed that somebody wants to be polled. */
    record Wanted(URI url, @Nullable String publisher, @Nullable String language) {}

    /** Adds many feeds at once; waits for all of them together. */
    void addAll(List<Wanted> wanted, String by);

    /**
     * Writes an event about a feed.
     *
     * @param before the feed as the writer saw it; if it has changed since, the write is outrun
     */
    Written change(FeedState before, FeedEvent event);

    /** Asks the owners of the feeds to poll them now. */
    void requestPolls(Collection<FeedState> wanted, String by);

    /** Whether all that was in the log at the start is in the book. */
    boolean isCurrent();
}
