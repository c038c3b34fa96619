package pactwatch.analysis;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds articles and claims by their words. */
public interface TextSearch {

    /**
     * What is looked for.
     *
     * @param words in any language; words in quotation marks stand side by side
     * @param knownAt by what was publicly known then
     * @param publisher registrable domain; any if absent
     * @param max greatest number of articles, and of claims
     */
    record Asked(String words, Instant knownAt, @Nullable String publisher, int max) {
        public Asked {
            if (words.isBlank()) {
                throw new IllegalArgumentException("A search has words");
            }
        }
    }

    /**
     * What was found, best first.
     *
     * @param articles the version of each that was the newest at the time asked for
     * @param claims ids of claims whose quote or speaker matches
     */
    record Found(List<ArticleStore.Version> articles, List<String> claims) {
        public Found {
            articles = List.copyOf(articles);
            claims = List.copyOf(claims);
        }
    }

    /**
     * How far the index is.
     *
     * @param articles versions that can be found
     * @param isComplete whether all that the log held at the start can be found
     */
    record Progress(long articles, boolean isComplete) {}

    Found find(Asked asked);

    Progress progress();
}
