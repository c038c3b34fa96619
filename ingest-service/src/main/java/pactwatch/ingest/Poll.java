package pactwatch.ingest;

import java.util.List;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.ingest.contract.ItemEvent;

/** What one poll of a feed leads to: the fetch and its items, written together or not at all. */
public record Poll(FetchEvent fetch, List<ItemEvent.Seen> items) {

    public Poll {
        items = List.copyOf(items);
    }
}
