package pactwatch.analysis.contract;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The article of a claim, with what is needed to tell copies from independent reports.
 *
 * @param publisher registrable domain
 * @param known when this version was publicly known
 * @param credit the wire or outlet that the article names as its source, in lower case
 * @param sketch of the article's text
 * @param feed id of the feed that brought this version; absent in claims of before it was kept
 */
public record ArticleRef(
        String id,
        int version,
        @Nullable URI url,
        String publisher,
        String publisherName,
        String title,
        @Nullable String language,
        Instant published,
        Instant known,
        @Nullable String credit,
        Sketch sketch,
        @Nullable String feed) {

    /** An article that no known feed brought. */
    public ArticleRef(
            String id,
            int version,
            @Nullable URI url,
            String publisher,
            String publisherName,
            String title,
            @Nullable String language,
            Instant published,
            Instant known,
            @Nullable String credit,
            Sketch sketch) {
        this(
                id,
                version,
                url,
                publisher,
                publisherName,
                title,
                language,
                published,
                known,
                credit,
                sketch,
                null);
    }
}
