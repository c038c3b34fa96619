package pactwatch.analysis.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import pactwatch.analysis.ArticleStore;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.ingest.contract.Article;

/** One article as it is stored, and what was found in it. */
@Path("/articles/{id}")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class ArticlePage {

    private static final int CLAIMS_MAX = 50;

    private final ClaimBook claims;
    private final ArticleStore articles;
    private final Provenance provenance;
    private final EvidenceReader evidence;
    private final Frames frames;

    @Inject
    ArticlePage(
            ClaimBook claims,
            ArticleStore articles,
            Provenance provenance,
            EvidenceReader evidence,
            Frames frames) {
        this.claims = claims;
        this.articles = articles;
        this.provenance = provenance;
        this.evidence = evidence;
        this.frames = frames;
    }

    @GET
    public Response article(@PathParam("id") String id) {
        Optional<Article> found = articles.latest(id);
        return found.isEmpty()
                ? Messages.notFound(
                        "No such article was read. If it was added just now, load this page again"
                                + " in a moment.")
                : Response.ok(Pages.article(view(found.get())).render()).build();
    }

    private Views.OneArticle view(Article a) {
        return new Views.OneArticle(
                frames.plain(a.title(), "search"),
                a.id(),
                a.version(),
                a.title(),
                a.text(),
                Views.web(a.url()),
                a.publisherName(),
                Words.day(a.published()),
                a.published().toString(),
                a.language(),
                provenance.of(a),
                evidence.of(claimsIn(a.id())));
    }

    private List<Claim> claimsIn(String article) {
        return claims.allStanding(Instant.MAX).stream()
                .filter(c -> c.article().id().equals(article))
                .sorted(Comparator.comparing(Claim::part).thenComparingInt(Claim::start))
                .limit(CLAIMS_MAX)
                .toList();
    }
}
