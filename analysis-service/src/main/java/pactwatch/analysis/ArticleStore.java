package pactwatch.analysis;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pactwatch.ingest.contract.Article;

/** Article versions as they stand in the log. */
public interface ArticleStore {

    /** One version of an article. */
    record Version(String article, int number) {}

    /**
     * Reads versions; those that the log does not hold are left out. The texts count until the
     * caller lets them go, so ask for at most a few hundred at once.
     */
    Map<Version, Article> read(Set<Version> wanted);

    /** The version of an article that came last; empty if the log does not hold the article. */
    default Optional<Article> latest(String article) {
        Optional<Article> last = Optional.empty();
        Optional<Article> next = read(new Version(article, 1));
        while (next.isPresent()) {
            last = next;
            next = read(new Version(article, next.get().version() + 1));
        }
        return last;
    }

    /** Reads one version. */
    default Optional<Article> read(Version wanted) {
        return Optional.ofNullable(read(Set.of(wanted)).get(wanted));
    }
}
