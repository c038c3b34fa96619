package pactwatch.alert.kafka;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import pactwatch.alert.SourceWatch;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.log.LogRecord;

/** Which feeds are polled and when each answered last, folded from feeds and fetches. */
final class KafkaSources implements SourceWatch {

    private final Set<String> polled = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> lastAnswer = new ConcurrentHashMap<>();

    void foldFeed(LogRecord<FeedEvent> record) {
        switch (record.event()) {
            case FeedEvent.Added(var feed, _, _, _, _) -> polled.add(feed);
            case FeedEvent.Resumed(var feed, _) -> polled.add(feed);
            case FeedEvent.Paused(var feed, _, _) -> polled.remove(feed);
            case FeedEvent.Removed(var feed, _) -> polled.remove(feed);
            case FeedEvent.Changed _, FeedEvent.Moved _, FeedEvent.PollRequested _ -> {}
        }
    }

    void foldFetch(LogRecord<FetchEvent> record) {
        FetchEvent event = record.event();
        if (event instanceof FetchEvent.Fetched || event instanceof FetchEvent.Unchanged) {
            lastAnswer.put(event.feed(), record.envelope().time());
        }
    }

    @Override
    public AlertEvent.Sources since(Instant time) {
        int answered =
                (int)
                        polled.stream()
                                .filter(f -> lastAnswer.getOrDefault(f, Instant.MIN).isAfter(time))
                                .count();
        return new AlertEvent.Sources(answered, polled.size());
    }
}
