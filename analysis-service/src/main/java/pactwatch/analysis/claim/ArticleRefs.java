package pactwatch.analysis.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.text.Sentence;
import pactwatch.ingest.contract.Article;

/** Names an article in its claims. */
final class ArticleRefs {

    private ArticleRefs() {}

    /**
     * The reference to one version of an article.
     *
     * @param sentences of its text
     * @param credit the wire that it credits, if one
     */
    static ArticleRef of(Article article, List<Sentence> sentences, @Nullable String credit) {
        return new ArticleRef(
                article.id(),
                article.version(),
                article.url(),
                article.publisher(),
                article.publisherName(),
                article.title(),
                article.language(),
                article.published(),
                article.known(),
                credit,
                Sketches.of(sentences),
                article.feed());
    }
}
