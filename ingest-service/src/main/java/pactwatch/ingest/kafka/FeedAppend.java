package pactwatch.ingest.kafka;

import java.net.URI;
import java.time.Instant;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.feed.FeedState;
import pactwatch.log.Append;
import pactwatch.log.ContentId;
import pactwatch.log.Envelope;

/** Events about a feed as they are appended: all under the key that it was added under. */
final class FeedAppend {

    private FeedAppend() {}

    /** An event that follows the last one that was accepted. */
    static Append<FeedEvent> of(FeedState feed, FeedEvent event, URI source, Instant now) {
        return of(feed.key(), feed.id(), feed.sequence() + 1, event, source, now);
    }

    /** The id holds the time, so that two writers of one sequence can be told apart. */
    static Append<FeedEvent> of(
            String key, String id, long sequence, FeedEvent event, URI source, Instant now) {
        String type = FeedEvent.TOPIC.codec().typeOf(event);
        String unique =
                ContentId.of(type, id, Long.toString(sequence), now.toString(), event.toString());
        return new Append<>(
                FeedEvent.TOPIC,
                key,
                new Envelope<>(unique, type, source, id, now, now, null, sequence, event));
    }
}
