package pactwatch.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.ingest.contract.Article;

/** Joins what the index finds with the stored articles and the claims that stand. */
public final class Searches {

    private static final int EXCERPT_BEFORE = 80;
    private static final int EXCERPT_LENGTH = 280;

    /**
     * An article that was found.
     *
     * @param excerpt of its text, around the first word that is looked for
     */
    public record ArticleHit(Article article, String excerpt) {}

    /** What was found, best first. */
    public record Result(
            List<ArticleHit> articles, List<Claim> claims, TextSearch.Progress progress) {
        public Result {
            articles = List.copyOf(articles);
            claims = List.copyOf(claims);
        }
    }

    private final TextSearch search;
    private final ArticleStore articles;
    private final ClaimBook claims;

    Searches(TextSearch search, ArticleStore articles, ClaimBook claims) {
        this.search = search;
        this.articles = articles;
        this.claims = claims;
    }

    /** Looks for words by what was known at a time; claims that do not stand then are left out. */
    public Result find(String words, Instant knownAt, @Nullable String publisher, int max) {
        TextSearch.Found found = search.find(new TextSearch.Asked(words, knownAt, publisher, max));
        Map<ArticleStore.Version, Article> stored =
                articles.read(new LinkedHashSet<>(found.articles()));
        List<ArticleHit> hits = new ArrayList<>();
        for (ArticleStore.Version version : found.articles()) {
            Article article = stored.get(version);
            if (article != null) {
                hits.add(new ArticleHit(article, excerpt(article.text(), words)));
            }
        }
        List<Claim> standing =
                found.claims().stream()
                        .map(id -> claims.standingOne(id, knownAt))
                        .flatMap(Optional::stream)
                        .toList();
        return new Result(hits, standing, search.progress());
    }

    private static String excerpt(String text, String words) {
        String lower = text.toLowerCase(Locale.ROOT);
        int first = text.length();
        for (String word : words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            int at = word.length() < 3 ? -1 : lower.indexOf(stem(word));
            first = at >= 0 && at < first ? at : first;
        }
        int from = first == text.length() ? 0 : Math.max(0, first - EXCERPT_BEFORE);
        int start = from == 0 ? 0 : Math.max(from, text.indexOf(' ', from) + 1);
        int end = Math.min(text.length(), start + EXCERPT_LENGTH);
        return (start > 0 ? "… " : "")
                + text.substring(start, end).replaceAll("\\s+", " ").strip()
                + (end < text.length() ? " …" : "");
    }

    /** What forms of a word share: good enough to place an excerpt. */
    private static String stem(String word) {
        return word.substring(0, Math.max(3, word.length() - 2));
    }
}
