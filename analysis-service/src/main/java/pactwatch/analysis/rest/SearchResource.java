package pactwatch.analysis.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.Searches;

/** {@code /api/search}: articles and claims by their words. */
@Path("/api/search")
@RunOnVirtualThread
@Tag(name = "Search")
public class SearchResource {

    private static final int LIMIT = 20;
    private static final int LIMIT_MAX = 100;
    private static final int WORDS_LENGTH_MAX = 300;

    /** Where to look. */
    private enum In {
        ALL,
        ARTICLES,
        CLAIMS,
        QUOTES
    }

    private final Searches searches;
    private final Answers answers;
    private final InstantSource clock;

    @Inject
    SearchResource(Searches searches, Answers answers, InstantSource clock) {
        this.searches = searches;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Articles, claims and quotes by their words, best first",
            description =
                    "All words have to be found, by their stems. Words in quotation marks stand side"
                            + " by side; in=quotes takes all of them so.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Shapes.Found.class)))
    @APIResponse(responseCode = "400", ref = "#/components/responses/Problem")
    public Response search(
            @Parameter(
                            description = "Words to look for",
                            example = "Pashinyan freeze",
                            required = true)
                    @QueryParam("q")
                    @Nullable String q,
            @Parameter(description = "all, articles, claims or quotes", example = "articles")
                    @QueryParam("in")
                    @Nullable String in,
            @Parameter(description = "Registrable domain", example = "rferl.org")
                    @QueryParam("publisher")
                    @Nullable String publisher,
            @Parameter(description = "What was known then; at present unless said")
                    @QueryParam("knownAt")
                    @Nullable String knownAt,
            @Parameter(description = "1 to 100, 20 unless said") @QueryParam("limit")
                    @Nullable String limit,
            @Context Request request) {
        if (q == null || q.isBlank() || q.length() > WORDS_LENGTH_MAX) {
            throw new BadParameter("q", "1 to " + WORDS_LENGTH_MAX + " characters to look for");
        }
        In where = in == null || in.isBlank() ? In.ALL : Parameters.oneOf("in", in, In.class);
        Instant known = Parameters.asOf(null, knownAt).known(clock.instant());
        String words = where == In.QUOTES ? "\"" + q.replaceAll("[\"“”«»„]", " ") + "\"" : q;
        Searches.Result found =
                searches.find(
                        words,
                        known,
                        publisher,
                        Parameters.number("limit", limit, LIMIT, LIMIT_MAX));
        boolean hasArticles = where == In.ALL || where == In.ARTICLES;
        List<Shapes.ArticleHit> articles =
                hasArticles
                        ? found.articles().stream().map(Shapes.ArticleHit::of).toList()
                        : List.of();
        List<Shapes.ClaimShape> claims =
                where == In.ARTICLES
                        ? List.of()
                        : found.claims().stream().map(Shapes.ClaimShape::of).toList();
        Shapes.Found body =
                new Shapes.Found(
                        q,
                        known,
                        found.progress().articles(),
                        found.progress().isComplete(),
                        articles,
                        claims);
        return answers.tagged(request, Arrays.asList(q, knownAt, articles, claims), body);
    }
}
