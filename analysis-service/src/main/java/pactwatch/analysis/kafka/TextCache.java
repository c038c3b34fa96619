package pactwatch.analysis.kafka;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.ArticleStore;
import pactwatch.ingest.contract.Article;

/** The articles that were read last, up to a number of characters. Safe for many threads. */
final class TextCache {

    private final long charsMax;
    private final Map<ArticleStore.Version, Article> articles =
            new LinkedHashMap<>(64, 0.75f, true);
    private long chars;

    TextCache(long charsMax) {
        this.charsMax = charsMax;
    }

    synchronized @Nullable Article get(ArticleStore.Version version) {
        return articles.get(version);
    }

    synchronized void put(ArticleStore.Version version, Article article) {
        Article replaced = articles.put(version, article);
        chars += size(article) - (replaced == null ? 0 : size(replaced));
        Iterator<Article> eldestFirst = articles.values().iterator();
        while (chars > charsMax && eldestFirst.hasNext()) {
            chars -= size(eldestFirst.next());
            eldestFirst.remove();
        }
    }

    private static long size(Article article) {
        return article.title().length() + (long) article.text().length();
    }
}
