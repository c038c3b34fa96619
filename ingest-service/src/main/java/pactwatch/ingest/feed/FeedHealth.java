package pactwatch.ingest.feed;

import java.time.Instant;

/** How a feed fares, in one word. */
public enum FeedHealth {
    ANSWERING,
    /** It answers, but has brought nothing for longer than its rhythm explains. */
    SILENT,
    FAILING,
    /** It was not asked yet. */
    UNASKED,
    PAUSED;

    /** How a feed that was not removed fares at a time. */
    public static FeedHealth of(FeedState feed, Instant now) {
        if (!feed.isPolled()) {
            return PAUSED;
        }
        if (feed.course().lastFetch() == null) {
            return UNASKED;
        }
        if (!feed.isAnswering()) {
            return FAILING;
        }
        return feed.course().isSilent(now) ? SILENT : ANSWERING;
    }
}
