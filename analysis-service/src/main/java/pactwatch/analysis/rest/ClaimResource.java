package pactwatch.analysis.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
@Tag(name = "Claims")
public class ClaimResource {

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "member",
                    "kind",
                    "assertion",
                    "eventDate",
                    "new",
                    "form",
                    "phase",
                    "basis",
                    "correction",
                    "quote",
                    "part",
                    "start",
                    "end",
                    "speaker.name",
                    "speaker.office",
                    "speaker.role",
                    "article.id",
                    "article.version",
                    "article.url",
                    "article.publisher",
                    "article.published",
                    "article.title",
                    "rule",
                    "lexicon");

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

    @GET
    @Path("/claims")
    @Operation(summary = "Claims that stand, newest article first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Shapes.Claims.class),
                            examples = @ExampleObject(name = "one", value = Examples.CLAIMS)))
    @APIResponse(responseCode = "400", ref = "#/components/responses/Problem")
    public Response list(
            @Parameter(example = "AM") @QueryParam("member") @Nullable String member,
            @Parameter(example = "SUSPENSION") @QueryParam("kind") @Nullable String kind,
            @Parameter(example = "ACTUAL") @QueryParam("assertion") @Nullable String assertion,
            @Parameter(description = "Id of an article") @QueryParam("article")
                    @Nullable String article,
            @Parameter(description = "Registrable domain", example = "rferl.org")
                    @QueryParam("publisher")
                    @Nullable String publisher,
            @Parameter(description = "What was known then; at present unless said")
                    @QueryParam("knownAt")
                    @Nullable String knownAt,
            @BeanParam Paging paging,
            @Context UriInfo uri,
            @Context Request request) {
        Predicate<Claim> isWanted =
                filter(
                        Parameters.one("kind", kind, Kind.class),
                        Parameters.one("assertion", assertion, Assertion.class),
                        article,
                        publisher);
        int max = paging.max();
        List<Claim> found =
                newest(
                        max + 1,
                        candidates(
                                        Parameters.member(member, board.pack()),
                                        Parameters.asOf(null, knownAt))
                                .stream()
                                .filter(isWanted)
                                .filter(following(paging.after)));
        List<Claim> page = found.subList(0, Math.min(max, found.size()));
        List<Shapes.ClaimShape> rows = page.stream().map(Shapes.ClaimShape::of).toList();
        Shapes.Claims body = new Shapes.Claims(rows);
        return answers.list(
                new Answers.Asked(request, uri, paging.exportFormat(), "claims"),
                COLUMNS,
                new Paging.Slice<>(rows, found.size() > max ? page.getLast().id() : null),
                body,
                body);
    }

    /** The first of them in order, without putting all in order. */
    private static List<Claim> newest(int count, Stream<Claim> claims) {
        PriorityQueue<Claim> newest = new PriorityQueue<>(NEWEST_FIRST.reversed());
        claims.forEach(c -> {
            if (newest.size() < count) {
                newest.add(c);
            } else if (NEWEST_FIRST.compare(c, Objects.requireNonNull(newest.peek())) < 0) {
                newest.poll();
                newest.add(c);
            }
        });
        return newest.stream().sorted(NEWEST_FIRST).toList();
    }

    private static Predicate<Claim> filter(
            @Nullable Kind kind,
            @Nullable Assertion assertion,
            @Nullable String article,
            @Nullable String publisher) {
        return c ->
                (kind == null || c.kind() == kind)
                        && (assertion == null || c.assertion() == assertion)
                        && (article == null || c.article().id().equals(article))
                        && (publisher == null || c.article().publisher().equals(publisher));
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

    @GET
    @Path("/claims/{id}")
    @Operation(summary = "One claim in its newest version, whether it still stands or not")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Shapes.ClaimShape.class)))
    @APIResponse(responseCode = "404", ref = "#/components/responses/Problem")
    public Response one(@PathParam("id") String id, @Context Request request) {
        Optional<Shapes.ClaimShape> found = claims.find(id).map(Shapes.ClaimShape::of);
        return found.isEmpty()
                ? Problem.notFound("No article ever said this; /api/claims lists what is said.")
                : answers.tagged(request, found.get(), found.get());
    }

    /** Checks every quote that stands against the stored article version. */
    @GET
    @Path("/verify")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Checks every quote that stands against the stored article")
    public Verification.Result verify() {
        return verification.check(claims.allStanding(Instant.MAX));
    }
}
