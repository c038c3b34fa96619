package pactwatch.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.contract.Claim;
import pactwatch.ingest.contract.Article;

class VerificationTest {

    private static final String FROZEN = "!AM SUSPENSION ACTUAL 2024-02-22";

    private final Map<ArticleStore.Version, Article> stored = new HashMap<>();
    private final Verification verification = new Verification(this::read);

    private Map<ArticleStore.Version, Article> read(Set<ArticleStore.Version> wanted) {
        Map<ArticleStore.Version, Article> found = new HashMap<>(stored);
        found.keySet().retainAll(wanted);
        return found;
    }

    private Claim claim(String id) {
        return LineSamples.extract(LineSamples.article(id, 1, FROZEN)).getFirst();
    }

    private void store(Article article) {
        stored.put(new ArticleStore.Version(article.id(), article.version()), article);
    }

    @Test
    void passesQuotesThatStandInTheStoredVersion() {
        List<Claim> claims =
                IntStream.range(0, 450)
                        .mapToObj(i -> {
                            store(LineSamples.article("a" + i, 1, FROZEN));
                            return claim("a" + i);
                        })
                        .toList();

        assertThat(verification.check(claims))
                .isEqualTo(new Verification.Result(450, 450, List.of()));
    }

    @Test
    void listsQuotesThatTheStoredVersionDoesNotHave() {
        store(LineSamples.article("a", 1, "?" + FROZEN));
        store(LineSamples.article("b", 1, "short"));
        store(LineSamples.article("c", 2, FROZEN));

        Verification.Result result =
                verification.check(List.of(claim("a"), claim("b"), claim("c")));

        assertThat(result.quotesThatMatch()).isZero();
        assertThat(result.mismatches())
                .extracting(Verification.Mismatch::found)
                .containsExactly("?" + FROZEN.substring(0, FROZEN.length() - 1), null, null);
    }
}
