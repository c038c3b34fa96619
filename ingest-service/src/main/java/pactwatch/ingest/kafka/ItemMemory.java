package pactwatch.ingest.kafka;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pactwatch.ingest.contract.BodyEvent;

/**
 * Which items of each feed were written lately, so that a feed that gained one item does not write
 * all of them again. Forgotten at a restart: an item that is written twice changes nothing.
 */
final class ItemMemory {

    private static final int ITEMS_PER_FEED_MAX = 2_000;

    private static final class Recent extends LinkedHashMap<String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > ITEMS_PER_FEED_MAX;
        }
    }

    private final Map<String, Recent> byFeed = new ConcurrentHashMap<>();

    private final Recent bodies = new Recent();

    boolean isNewBody(String hash) {
        synchronized (bodies) {
            return !bodies.containsKey(hash);
        }
    }

    /** Remembers a body once it is in the log. */
    void rememberBody(String hash) {
        synchronized (bodies) {
            bodies.put(hash, "");
        }
    }

    boolean isNew(String feed, BodyEvent.Reading item) {
        Recent recent = byFeed.computeIfAbsent(feed, _ -> new Recent());
        synchronized (recent) {
            return !item.fingerprint().equals(recent.get(item.article()));
        }
    }

    /** Remembers an item once it is in the log. */
    void remember(String feed, BodyEvent.Reading item) {
        Recent recent = byFeed.computeIfAbsent(feed, _ -> new Recent());
        synchronized (recent) {
            recent.put(item.article(), item.fingerprint());
        }
    }
}
