package pactwatch.analysis.board;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.log.LogRecord;

/** Which feeds are watched and how their last fetch ended. Safe for many threads. */
public final class Coverage {

    /** How a feed fared; {@code checked} is absent until it was first asked. */
    private record Feed(boolean isWatched, @Nullable Instant checked, boolean isAnswering) {
        static final Feed UNKNOWN = new Feed(false, null, false);

        Feed watched(boolean isWatchedNow) {
            return new Feed(isWatchedNow, checked, isAnswering);
        }

        Feed checked(Instant at, boolean isAnsweringNow) {
            return new Feed(isWatched, at, isAnsweringNow);
        }
    }

    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /** Takes in what happened to a feed. */
    public void acceptFeed(LogRecord<FeedEvent> record) {
        FeedEvent event = record.event();
        switch (event) {
            case FeedEvent.Added _, FeedEvent.Resumed _ -> set(event.feed(), true);
            case FeedEvent.Paused _, FeedEvent.Removed _ -> set(event.feed(), false);
            case FeedEvent.Changed _, FeedEvent.Moved _, FeedEvent.PollRequested _ -> {}
        }
    }

    private void set(String feed, boolean isWatched) {
        feeds.compute(feed, (_, f) -> (f == null ? Feed.UNKNOWN : f).watched(isWatched));
        changes.incrementAndGet();
    }

    /** Takes in how a fetch ended. */
    public void acceptFetch(LogRecord<FetchEvent> record) {
        FetchEvent event = record.event();
        boolean isAnswering =
                switch (event) {
                    case FetchEvent.Fetched _, FetchEvent.Unchanged _ -> true;
                    case FetchEvent.Throttled _, FetchEvent.Failed _ -> false;
                };
        Instant at = record.envelope().time();
        feeds.compute(
                event.feed(), (_, f) -> (f == null ? Feed.UNKNOWN : f).checked(at, isAnswering));
        changes.incrementAndGet();
    }

    /** How the feeds that are watched fare at present. */
    public CoverageSummary summary() {
        int sources = 0;
        int answering = 0;
        Instant lastChecked = null;
        for (Feed feed : feeds.values()) {
            if (!feed.isWatched()) {
                continue;
            }
            sources++;
            answering += feed.isAnswering() ? 1 : 0;
            Instant checked = feed.checked();
            if (checked != null && (lastChecked == null || checked.isAfter(lastChecked))) {
                lastChecked = checked;
            }
        }
        return new CoverageSummary(sources, answering, lastChecked);
    }

    /** The number of changes so far. */
    public long changes() {
        return changes.get();
    }
}
