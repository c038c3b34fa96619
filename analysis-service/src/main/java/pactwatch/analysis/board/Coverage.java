package pactwatch.analysis.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final Map<String, FeedCourse> feeds = new HashMap<>();
    private long changes;

    /** Takes in what happened to a feed. */
    public synchronized void acceptFeed(LogRecord<FeedEvent> record) {
        FeedEvent event = record.event();
        feed(event.feed()).accept(event, record.envelope().time());
        changes++;
    }

    private FeedCourse feed(String id) {
        return feeds.computeIfAbsent(id, _ -> new FeedCourse());
    }

    /** Takes in how a fetch ended. */
    public synchronized void acceptFetch(LogRecord<FetchEvent> record) {
        FetchEvent event = record.event();
        feed(event.feed()).accept(event, record.envelope().time());
        changes++;
    }

    /** Takes in of whom a feed told. */
    public synchronized void acceptClaim(LogRecord<ClaimEvent> record) {
        if (record.event() instanceof ClaimEvent.Claimed(var claim)
                && claim.article().feed() != null) {
            feed(claim.article().feed()).tellsOf(claim.member());
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
        for (FeedCourse feed : feeds.values()) {
            Condition condition = feed.conditionAt(at);
            if (!condition.isWatched()) {
                continue;
            }
            sources++;
            answering += condition == Condition.ANSWERING ? 1 : 0;
            Instant checked = feed.checked();
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
