package pactwatch.analysis.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.ArticleStore;
import pactwatch.analysis.Verification;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.ingest.contract.Article;

/** One claim: why it is there, and its quote in the article. */
@Path("/claims/{id}")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class ClaimPage {

    private final Pack pack;
    private final ClaimBook claims;
    private final ArticleStore articles;
    private final Provenance provenance;
    private final EvidenceReader evidence;
    private final Frames frames;

    @Inject
    ClaimPage(
            Pack pack,
            ClaimBook claims,
            ArticleStore articles,
            Provenance provenance,
            EvidenceReader evidence,
            Frames frames) {
        this.pack = pack;
        this.claims = claims;
        this.articles = articles;
        this.provenance = provenance;
        this.evidence = evidence;
        this.frames = frames;
    }

    @GET
    public Response claim(@PathParam("id") String id) {
        Optional<Claim> found = claims.find(id);
        return found.isEmpty()
                ? Messages.notFound("No article ever said this.")
                : Response.ok(Pages.claim(view(found.get())).render()).build();
    }

    private Views.OneClaim view(Claim c) {
        String member = pack.member(c.member()).map(Pack.Member::name).orElse(c.member());
        Article article = articles.read(Verification.versionOf(c)).orElse(null);
        String date = c.eventDate();
        return new Views.OneClaim(
                frames.plain("Claim about " + member, "board"),
                c.member(),
                member,
                evidence.of(List.of(c)).getFirst(),
                claims.standingOne(c.id(), Instant.MAX).isPresent(),
                Words.kind(c.kind()),
                date == null ? null : EdtfWords.of(date),
                c.article().id(),
                c.article().version(),
                "%s, characters %d to %d"
                        .formatted(
                                c.part() == Claim.Part.TITLE ? "title" : "text",
                                c.start(),
                                c.end()),
                article == null ? null : provenance.of(article),
                article == null ? null : text(c, article));
    }

    private static Views.@Nullable Text text(Claim c, Article article) {
        String part = c.part() == Claim.Part.TITLE ? article.title() : article.text();
        if (!part.startsWith(c.quote(), c.start())) {
            return new Views.Text(article.title(), null, "", article.text(), null, "");
        }
        return switch (c.part()) {
            case TITLE ->
                    new Views.Text(
                            article.title().substring(0, c.start()),
                            c.quote(),
                            article.title().substring(c.end()),
                            article.text(),
                            null,
                            "");
            case TEXT ->
                    new Views.Text(
                            article.title(),
                            null,
                            "",
                            article.text().substring(0, c.start()),
                            c.quote(),
                            article.text().substring(c.end()));
        };
    }
}
