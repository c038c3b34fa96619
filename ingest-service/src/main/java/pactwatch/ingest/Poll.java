package pactwatch.ingest;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.BodyEvent;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.ingest.contract.ItemEvent;

/**
 * What one poll of a feed leads to, written together or not at all.
 *
 * @param readings of the items, by which a later poll sees that they are not new
 * @param consequence what becomes of the feed itself, such as that it moved; mostly nothing
 * @param body to be kept, if one came that is not too long
 */
public record Poll(
        FetchEvent fetch,
        List<ItemEvent.Seen> items,
        List<BodyEvent.Reading> readings,
        @Nullable FeedEvent consequence,
        BodyEvent.@Nullable Kept body) {

    public Poll {
        items = List.copyOf(items);
        readings = List.copyOf(readings);
    }

    Poll(FetchEvent fetch, List<ItemEvent.Seen> items, @Nullable FeedEvent consequence) {
        this(fetch, items, List.of(), consequence, null);
    }

    Poll keeping(Optional<BodyEvent.Kept> kept) {
        return new Poll(fetch, items, readings, consequence, kept.orElse(null));
    }

    Poll readAs(List<BodyEvent.Reading> all) {
        return new Poll(fetch, items, all, consequence, body);
    }
}
