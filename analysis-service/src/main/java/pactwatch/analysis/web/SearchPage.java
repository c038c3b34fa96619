package pactwatch.analysis.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.Searches;
import pactwatch.analysis.TextSearch;
import pactwatch.analysis.contract.Claim;
import pactwatch.ingest.contract.Article;

/** Looks for articles, claims and quotes by their words. */
@Path("/search")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class SearchPage {

    private static final int HITS_MAX = 20;
    private static final int WORDS_LENGTH_MAX = 300;

    private final Searches searches;
    private final EvidenceReader evidence;
    private final Frames frames;

    @Inject
    SearchPage(Searches searches, EvidenceReader evidence, Frames frames) {
        this.searches = searches;
        this.evidence = evidence;
        this.frames = frames;
    }

    @GET
    public Response search(
            @QueryParam("q") @Nullable String q, @QueryParam("knownAt") @Nullable String knownAt) {
        Asked asked = Asked.of(null, knownAt);
        String words = q == null ? "" : q.strip();
        String written = knownAt == null ? "" : knownAt.strip();
        if (words.isEmpty() || words.length() > WORDS_LENGTH_MAX) {
            String problem =
                    words.isEmpty() ? null : "At most " + WORDS_LENGTH_MAX + " characters, please.";
            return page(empty(words, written, problem));
        }
        Instant known = asked.asOf().known(frames.now());
        Searches.Result found = searches.find(words, known, null, HITS_MAX);
        return page(
                new Views.Search(
                        frames.plain("Search: " + words, "search"),
                        words,
                        null,
                        written,
                        told(found),
                        found.articles().stream().map(SearchPage::hit).toList(),
                        evidence.of(found.claims()),
                        subscribe(found.claims())));
    }

    private static Response page(Views.Search view) {
        return Response.ok(Pages.search(view).render()).build();
    }

    private Views.Search empty(String words, String knownAt, @Nullable String problem) {
        return new Views.Search(
                frames.plain("Search", "search"),
                words,
                problem,
                knownAt,
                "",
                List.of(),
                List.of(),
                null);
    }

    /** A search becomes a subscription to the members and kinds of what it found. */
    private static @Nullable String subscribe(List<Claim> claims) {
        if (claims.isEmpty()) {
            return null;
        }
        Stream<String> members = claims.stream().map(c -> "members=" + c.member());
        Stream<String> kinds = claims.stream().map(c -> "kinds=" + c.kind());
        return Stream.concat(members.distinct().sorted(), kinds.distinct().sorted())
                .collect(Collectors.joining("&", "/alerts?", "#subscribe"));
    }

    private static String told(Searches.Result found) {
        TextSearch.Progress progress = found.progress();
        String many = found.articles().size() == HITS_MAX ? "The best " : "";
        return many
                + Words.number(found.articles().size(), "article")
                + " and "
                + Words.number(found.claims().size(), "quote")
                + (progress.isComplete()
                        ? "."
                        : " so far; the index is still being filled ("
                                + Words.number(
                                        Math.toIntExact(progress.articles()), "article version")
                                + ").");
    }

    private static Views.ArticleHit hit(Searches.ArticleHit hit) {
        Article article = hit.article();
        return new Views.ArticleHit(
                article.id(),
                article.title(),
                Views.web(article.url()),
                article.publisherName(),
                Words.day(article.published()),
                article.published().toString(),
                article.language(),
                hit.excerpt());
    }
}
