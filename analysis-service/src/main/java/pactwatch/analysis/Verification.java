package pactwatch.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.ingest.contract.Article;

/** Checks that every quote stands at its offsets in the stored version of its article. */
public final class Verification {

    private static final int CLAIMS_PER_READ = 200;
    private static final int MISMATCHES_LISTED_MAX = 100;

    /**
     * What the check found.
     *
     * @param claims how many claims were checked
     * @param quotesThatMatch how many of them are verbatim
     * @param mismatches at most {@value #MISMATCHES_LISTED_MAX} of those that are not
     */
    public record Result(int claims, int quotesThatMatch, List<Mismatch> mismatches) {
        public Result {
            mismatches = List.copyOf(mismatches);
        }
    }

    /**
     * A quote that is not what the article says.
     *
     * @param found what stands at the offsets; absent if the version is not in the log or shorter
     */
    public record Mismatch(
            String claim, String article, int version, String quote, @Nullable String found) {}

    private final ArticleStore articles;

    public Verification(ArticleStore articles) {
        this.articles = articles;
    }

    /** Checks all given claims, reading each article version once. */
    public Result check(List<Claim> claims) {
        List<Claim> inOrder =
                claims.stream().sorted(Comparator.comparing(c -> c.article().id())).toList();
        List<Mismatch> mismatches = new ArrayList<>();
        int matching = 0;
        for (int from = 0; from < inOrder.size(); from += CLAIMS_PER_READ) {
            List<Claim> some =
                    inOrder.subList(from, Math.min(inOrder.size(), from + CLAIMS_PER_READ));
            Set<ArticleStore.Version> wanted =
                    some.stream().map(Verification::versionOf).collect(Collectors.toSet());
            Map<ArticleStore.Version, Article> found = articles.read(wanted);
            for (Claim claim : some) {
                String said = said(claim, found.get(versionOf(claim)));
                if (claim.quote().equals(said)) {
                    matching++;
                } else if (mismatches.size() < MISMATCHES_LISTED_MAX) {
                    mismatches.add(mismatch(claim, said));
                }
            }
        }
        return new Result(inOrder.size(), matching, mismatches);
    }

    /** The version that a claim quotes. */
    public static ArticleStore.Version versionOf(Claim claim) {
        return new ArticleStore.Version(claim.article().id(), claim.article().version());
    }

    private static @Nullable String said(Claim claim, @Nullable Article article) {
        if (article == null) {
            return null;
        }
        String part =
                switch (claim.part()) {
                    case TITLE -> article.title();
                    case TEXT -> article.text();
                };
        return claim.end() > part.length() ? null : part.substring(claim.start(), claim.end());
    }

    private static Mismatch mismatch(Claim claim, @Nullable String found) {
        return new Mismatch(
                claim.id(), claim.article().id(), claim.article().version(), claim.quote(), found);
    }
}
