package pactwatch.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.ingest.contract.ItemEvent;

/**
 * What one poll of a feed leads to, written together or not at all.
 *
 * @param consequence what becomes of the feed itself, such as that it moved; mostly nothing
 */
public record Poll(FetchEvent fetch, List<ItemEvent.Seen> items, @Nullable FeedEvent consequence) {

    public Poll {
        items = List.copyOf(items);
    }
}
