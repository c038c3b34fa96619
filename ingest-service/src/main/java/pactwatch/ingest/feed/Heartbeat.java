package pactwatch.ingest.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How all sources fare at one moment.
 *
 * @param sources that are polled
 * @param answered of these, whose last fetch ended as it should
 * @param silent of these, which gained nothing for longer than their own rhythm explains
 * @param lastChecked when any of them was last asked
 * @param nextDue when any of them is asked next
 * @param items that were new, over all fetches
 * @param bytesSaved by conditional requests
 */
public record Heartbeat(
        long sources,
        long answered,
        long silent,
        @Nullable Instant lastChecked,
        @Nullable Instant nextDue,
        long items,
        long bytesSaved) {

    public static Heartbeat of(Collection<FeedState> feeds, Instant now) {
        List<FeedState> polled = feeds.stream().filter(FeedState::isPolled).toList();
        return new Heartbeat(
                polled.size(),
                polled.stream().filter(FeedState::isAnswering).count(),
                polled.stream().filter(f -> f.course().isSilent(now)).count(),
                feeds.stream()
                        .map(f -> f.course().lastFetch())
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                polled.stream()
                        .map(f -> f.course().nextDue())
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                feeds.stream().mapToLong(f -> f.course().tally().items()).sum(),
                feeds.stream().mapToLong(f -> f.course().tally().bytesSaved()).sum());
    }

    /** In words, such as "41 of 43 sources answered". */
    public String inWords() {
        String silence = silent == 0 ? "" : ", %d fell silent".formatted(silent);
        return "%d of %d %s answered%s"
                .formatted(answered, sources, sources == 1 ? "source" : "sources", silence);
    }
}
