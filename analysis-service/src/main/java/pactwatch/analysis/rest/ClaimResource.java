package pactwatch.analysis.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.Verification;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.standing.ClaimBook;

/**
 * {@code /api/claims}: claims that stand, newest article first; {@code /api/verify} checks them.
 */
@Path("/api")
@RunOnVirtualThread
public class ClaimResource {

    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final Comparator<Claim> NEWEST_FIRST =
            Comparator.comparing((Claim c) -> c.article().published())
                    .reversed()
                    .thenComparing(Claim::id);

    private final MemberBoard board;
    private final ClaimBook claims;
    private final Verification verification;
    private final Answers answers;

    @Inject
    ClaimResource(MemberBoard board, ClaimBook claims, Verification verification, Answers answers) {
        this.board = board;
        this.claims = claims;
        this.verification = verification;
        this.answers = answers;
    }

    /**
     * Claims that stand.
     *
     * @param after id of the last claim of the page before; the {@code Link} of a page has it
     */
    @GET
    @Path("/claims")
    public Response list(
            @QueryParam("member") @Nullable String member,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("assertion") @Nullable String assertion,
            @QueryParam("article") @Nullable String article,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri,
            @Context Request request) {
        Predicate<Claim> isWanted =
                filter(
                        Parameters.one("kind", kind, Kind.class),
                        Parameters.one("assertion", assertion, Assertion.class),
                        article);
        int max = Parameters.number("limit", limit, LIMIT, LIMIT_MAX);
        List<Claim> found =
                candidates(Parameters.member(member, board.pack()), Parameters.asOf(null, knownAt))
                        .stream()
                        .filter(isWanted)
                        .filter(following(after))
                        .sorted(NEWEST_FIRST)
                        .limit(max + 1L)
                        .toList();
        List<Claim> page = found.subList(0, Math.min(max, found.size()));
        Shapes.Claims body = new Shapes.Claims(page.stream().map(Shapes.ClaimShape::of).toList());
        Response answer = answers.tagged(request, body, body);
        return found.size() > max ? withNext(answer, uri, page.getLast()) : answer;
    }

    private static Predicate<Claim> filter(
            @Nullable Kind kind, @Nullable Assertion assertion, @Nullable String article) {
        return c ->
                (kind == null || c.kind() == kind)
                        && (assertion == null || c.assertion() == assertion)
                        && (article == null || c.article().id().equals(article));
    }

    private List<Claim> candidates(@Nullable String member, AsOf asOf) {
        return member == null
                ? claims.allStanding(asOf.known(Instant.MAX))
                : board.claims(member, asOf);
    }

    /** Whatever comes later in the order than a claim, whether that still stands or not. */
    private Predicate<Claim> following(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return _ -> true;
        }
        Claim last =
                claims.find(after)
                        .orElseThrow(() ->
                                new BadParameter("after", "the id of a claim on the page before"));
        return c -> NEWEST_FIRST.compare(c, last) > 0;
    }

    private static Response withNext(Response answer, UriInfo uri, Claim last) {
        Link next =
                Link.fromUriBuilder(
                                uri.getRequestUriBuilder()
                                        .scheme(null)
                                        .host(null)
                                        .port(-1)
                                        .replaceQueryParam("after", last.id()))
                        .rel("next")
                        .build();
        return Response.fromResponse(answer).links(next).build();
    }

    /** Checks every quote that stands against the stored article version. */
    @GET
    @Path("/verify")
    @Produces(MediaType.APPLICATION_JSON)
    public Verification.Result verify() {
        return verification.check(claims.allStanding(Instant.MAX));
    }
}
