package pactwatch.analysis.board;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one feed fares.
 *
 * @param condition at the time asked for
 * @param since when it came to be so
 * @param checked when the feed was last asked; absent if it never was
 * @param trouble what is wrong, in one sentence
 * @param members codes of those that it told of
 */
public record FeedCoverage(
        String id,
        @Nullable URI url,
        @Nullable String publisher,
        Condition condition,
        @Nullable Instant since,
        @Nullable Instant checked,
        @Nullable String trouble,
        List<String> members) {

    /** What becomes of the requests to a feed. */
    public enum Condition {
        UNASKED,
        ANSWERING,
        FAILING,
        PAUSED,
        REMOVED;

        boolean isWatched() {
            return this == UNASKED || this == ANSWERING || this == FAILING;
        }

        /** Whether what the feed would tell is missed. */
        public boolean isTrouble() {
            return this == FAILING || this == PAUSED;
        }
    }

    public FeedCoverage {
        members = List.copyOf(members);
    }

    /** What people call it: its publisher, else its address. */
    @JsonIgnore
    public String name() {
        if (publisher != null) {
            return publisher;
        }
        return url == null ? id : url.toString();
    }
}
