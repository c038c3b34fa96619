package pactwatch.analysis.board;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.board.FeedCoverage.Condition;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;

/**
 * What became of one feed over time. That it is watched and how its fetches ended are told on two
 * topics, which are read side by side; it does not matter which comes first. For one thread.
 */
final class FeedCourse {

    /** Changes that are kept; of more, the oldest are forgotten. */
    private static final int CHANGES_KEPT_MAX = 1_000;

    /**
     * A condition that holds until the next one.
     *
     * @param last when it was told last
     */
    private record Held(Condition condition, @Nullable String trouble, Instant last) {}

    /** Whether it is to be asked: UNASKED, PAUSED or REMOVED. */
    private final TreeMap<Instant, Held> orders = new TreeMap<>();

    /** How asking ended: ANSWERING or FAILING. */
    private final TreeMap<Instant, Held> outcomes = new TreeMap<>();

    private final Set<String> members = new TreeSet<>();
    private @Nullable URI url;
    private @Nullable String publisher;
    private @Nullable Instant checked;

    void accept(FeedEvent event, Instant at) {
        switch (event) {
            case FeedEvent.Added added -> {
                url = added.url();
                publisher = added.publisher();
                put(orders, new Held(Condition.UNASKED, null, at));
            }
            case FeedEvent.Changed changed -> {
                if (changed.publisher() != null) {
                    publisher = changed.publisher();
                }
            }
            case FeedEvent.Moved moved -> url = moved.url();
            case FeedEvent.Paused paused ->
                    put(orders, new Held(Condition.PAUSED, paused.reason(), at));
            case FeedEvent.Resumed _ -> put(orders, new Held(Condition.UNASKED, null, at));
            case FeedEvent.Removed _ -> put(orders, new Held(Condition.REMOVED, null, at));
            case FeedEvent.PollRequested _ -> {}
        }
    }

    void accept(FetchEvent event, Instant at) {
        checked = checked == null || at.isAfter(checked) ? at : checked;
        if (url == null) {
            url = event.url();
        }
        Held outcome =
                switch (event) {
                    case FetchEvent.Fetched _, FetchEvent.Unchanged _ ->
                            new Held(Condition.ANSWERING, null, at);
                    case FetchEvent.Throttled throttled ->
                            new Held(
                                    Condition.FAILING,
                                    "It asks for patience (HTTP " + throttled.status() + ").",
                                    at);
                    case FetchEvent.Failed failed ->
                            new Held(Condition.FAILING, failed.reason(), at);
                };
        put(outcomes, outcome);
    }

    private static void put(NavigableMap<Instant, Held> course, Held next) {
        Map.Entry<Instant, Held> before = course.floorEntry(next.last());
        boolean isSame = before != null && before.getValue().condition() == next.condition();
        course.put(isSame ? before.getKey() : next.last(), next);
        if (course.size() > CHANGES_KEPT_MAX) {
            course.pollFirstEntry();
        }
    }

    void tellsOf(String member) {
        members.add(member);
    }

    /** When it was asked last. */
    @Nullable Instant checked() {
        return checked;
    }

    Condition conditionAt(Instant at) {
        return at("", at).condition();
    }

    /**
     * How it fared at a time.
     *
     * @param id of the feed
     */
    FeedCoverage at(String id, Instant at) {
        Map.Entry<Instant, Held> order = orders.floorEntry(at);
        if (order == null) {
            return coverage(id, Condition.REMOVED, null, null);
        }
        Instant since = order.getKey();
        Held ordered = order.getValue();
        Map.Entry<Instant, Held> outcome = outcomes.floorEntry(at);
        if (ordered.condition() != Condition.UNASKED
                || outcome == null
                || outcome.getValue().last().isBefore(since)) {
            return coverage(id, ordered.condition(), since, ordered.trouble());
        }
        return coverage(
                id,
                outcome.getValue().condition(),
                outcome.getKey().isAfter(since) ? outcome.getKey() : since,
                outcome.getValue().trouble());
    }

    private FeedCoverage coverage(
            String id, Condition condition, @Nullable Instant since, @Nullable String trouble) {
        return new FeedCoverage(
                id, url, publisher, condition, since, checked, trouble, List.copyOf(members));
    }
}
