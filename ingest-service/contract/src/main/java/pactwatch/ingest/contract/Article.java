package pactwatch.ingest.contract;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One news item in one version.
 *
 * @param id made from the canonical address; without one, from feed and guid
 * @param version from 1
 * @param url canonical address; absent if the item has no link
 * @param text plain text, at most 200,000 characters; quotes point into it by offset
 * @param publisher registrable domain of the address, such as {@code rferl.org}
 * @param publisherName name for people
 * @param language BCP 47 tag, if known
 * @param published when the article was published
 * @param known when this version was publicly known: the published time (for a revision the updated
 *     time), capped at the first fetch of the version
 * @param fetched when this version was first fetched
 * @param feed id of the feed that brought this version
 */
public record Article(
        String id,
        int version,
        @Nullable URI url,
        String title,
        String text,
        String publisher,
        String publisherName,
        @Nullable String language,
        Instant published,
        Instant known,
        Instant fetched,
        String feed) {

    /** Longest text that is kept, in UTF-16 code units. */
    public static final int TEXT_LENGTH_MAX = 200_000;

    public Article {
        if (id.isBlank()) {
            throw new IllegalArgumentException("An article id is never blank");
        }
        if (version < 1) {
            throw new IllegalArgumentException("An article's versions count from 1");
        }
        if (text.length() > TEXT_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "An article's text has at most " + TEXT_LENGTH_MAX + " characters");
        }
    }
}
