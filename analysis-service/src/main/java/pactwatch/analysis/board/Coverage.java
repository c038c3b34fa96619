package pactwatch.analysis.board;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.board.FeedCoverage.Condition;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.log.LogRecord;

/**
 * Which feeds are watched, how they fared at any time, and which members they told of. Safe for
 * many threads.
 */
public final class Coverage {

    /** Changes of condition that are kept of one feed; of more, the oldest are forgotten. */
    private static final int CHANGES_KEPT_MAX = 1_000;

    /** A condition that holds until the next one. */
    private record Held(Condition condition, @Nullable String trouble) {}

    private static final class Feed {
        private final TreeMap<Instant, Held> course = new TreeMap<>();
        private final Set<String> members = new TreeSet<>();
        private @Nullable URI url;
        private @Nullable String publisher;
        private @Nullable Instant checked;

        void become(Condition condition, @Nullable String trouble, Instant at) {
            Held next = new Held(condition, trouble);
            Map.Entry<Instant, Held> before = course.floorEntry(at);
            if (before != null && before.getValue().condition() == condition) {
                course.put(before.getKey(), next);
                return;
            }
            course.put(at, next);
            if (course.size() > CHANGES_KEPT_MAX) {
                course.pollFirstEntry();
            }
        }

        Condition conditionAt(Instant at) {
            Map.Entry<Instant, Held> held = course.floorEntry(at);
            return held == null ? Condition.REMOVED : held.getValue().condition();
        }

        FeedCoverage at(String id, Instant at) {
            Map.Entry<Instant, Held> held = course.floorEntry(at);
            return new FeedCoverage(
                    id,
                    url,
                    publisher,
                    held == null ? Condition.REMOVED : held.getValue().condition(),
                    held == null ? null : held.getKey(),
                    checked,
                    held == null ? null : held.getValue().trouble(),
                    List.copyOf(members));
        }
    }

    private final Map<String, Feed> feeds = new HashMap<>();
    private long changes;

    /** Takes in what happened to a feed. */
    public synchronized void acceptFeed(LogRecord<FeedEvent> record) {
        FeedEvent event = record.event();
        Instant at = record.envelope().time();
        Feed feed = feed(event.feed());
        switch (event) {
            case FeedEvent.Added added -> {
                feed.url = added.url();
                feed.publisher = added.publisher();
                feed.become(Condition.UNASKED, null, at);
            }
            case FeedEvent.Changed changed -> {
                if (changed.publisher() != null) {
                    feed.publisher = changed.publisher();
                }
            }
            case FeedEvent.Moved moved -> feed.url = moved.url();
            case FeedEvent.Paused paused -> feed.become(Condition.PAUSED, paused.reason(), at);
            case FeedEvent.Resumed _ -> feed.become(Condition.UNASKED, null, at);
            case FeedEvent.Removed _ -> feed.become(Condition.REMOVED, null, at);
            case FeedEvent.PollRequested _ -> {}
        }
        changes++;
    }

    private Feed feed(String id) {
        return feeds.computeIfAbsent(id, _ -> new Feed());
    }

    /** Takes in how a fetch ended. */
    public synchronized void acceptFetch(LogRecord<FetchEvent> record) {
        FetchEvent event = record.event();
        Instant at = record.envelope().time();
        Feed feed = feed(event.feed());
        feed.checked = at;
        if (feed.url == null) {
            feed.url = event.url();
        }
        Condition now = feed.conditionAt(at);
        if (now != Condition.PAUSED && now != Condition.REMOVED) {
            switch (event) {
                case FetchEvent.Fetched _, FetchEvent.Unchanged _ ->
                        feed.become(Condition.ANSWERING, null, at);
                case FetchEvent.Throttled throttled ->
                        feed.become(
                                Condition.FAILING,
                                "It asks for patience (HTTP " + throttled.status() + ").",
                                at);
                case FetchEvent.Failed failed ->
                        feed.become(Condition.FAILING, failed.reason(), at);
            }
        }
        changes++;
    }

    /** Takes in of whom a feed told. */
    public synchronized void acceptClaim(LogRecord<ClaimEvent> record) {
        if (record.event() instanceof ClaimEvent.Claimed(var claim)
                && claim.article().feed() != null) {
            feed(claim.article().feed()).members.add(claim.member());
        }
    }

    /** How the feeds that are watched fare at present. */
    public CoverageSummary summary() {
        return summary(Instant.MAX);
    }

    /** How the feeds that were watched fared at a time. */
    public synchronized CoverageSummary summary(Instant at) {
        int sources = 0;
        int answering = 0;
        Instant lastChecked = null;
        for (Feed feed : feeds.values()) {
            Condition condition = feed.conditionAt(at);
            if (!condition.isWatched()) {
                continue;
            }
            sources++;
            answering += condition == Condition.ANSWERING ? 1 : 0;
            Instant checked = feed.checked;
            if (checked != null && (lastChecked == null || checked.isAfter(lastChecked))) {
                lastChecked = checked;
            }
        }
        return new CoverageSummary(sources, answering, lastChecked);
    }

    /** Every feed that is watched or paused, those in trouble first, then by publisher. */
    public synchronized List<FeedCoverage> feeds(Instant at) {
        return feeds.entrySet().stream()
                .map(e -> e.getValue().at(e.getKey(), at))
                .filter(f -> f.condition() != Condition.REMOVED)
                .sorted(
                        Comparator.comparing((FeedCoverage f) -> !f.condition().isTrouble())
                                .thenComparing(FeedCoverage::name)
                                .thenComparing(FeedCoverage::id))
                .toList();
    }

    /**
     * How the feeds that told of a member fared at a time; all of them if none told of it yet.
     *
     * @param member ISO 3166-1 alpha-2
     */
    public MemberCoverage of(String member, Instant at) {
        List<FeedCoverage> all = feeds(at);
        List<FeedCoverage> own =
                new ArrayList<>(all.stream().filter(f -> f.members().contains(member)).toList());
        List<FeedCoverage> counted = own.isEmpty() ? all : own;
        List<FeedCoverage> down = counted.stream().filter(f -> f.condition().isTrouble()).toList();
        int answering =
                Math.toIntExact(
                        counted.stream().filter(f -> f.condition() == Condition.ANSWERING).count());
        return new MemberCoverage(counted.size(), answering, !down.isEmpty(), down);
    }

    /** The number of changes so far. */
    public synchronized long changes() {
        return changes;
    }
}
