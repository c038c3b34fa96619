package pactwatch.ingest.kafka;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.log.Envelope;

/**
 * Which feeds somebody asked for that were not fetched since. A fetch names the request that it
 * answers as its cause, so that a successor knows what is still owed whatever the clocks say. Of
 * several requests for one feed the last counts: one fetch answers all of them.
 */
final class PollRequests {

    private final Map<String, String> open = new ConcurrentHashMap<>();

    /** Takes in an event about a feed; only a request matters. */
    void take(Envelope<FeedEvent> envelope) {
        if (envelope.event() instanceof FeedEvent.PollRequested wanted) {
            open.put(wanted.feed(), envelope.id());
        }
    }

    /** Takes in a fetch that was written. */
    void answered(Envelope<FetchEvent> fetch) {
        String cause = fetch.causationId();
        if (cause != null) {
            open.remove(fetch.subject(), cause);
        }
    }

    boolean isOpen(String feed) {
        return open.containsKey(feed);
    }

    /** The id of the request that a fetch which begins now answers; absent if nobody asked. */
    @Nullable String of(String feed) {
        return open.get(feed);
    }
}
