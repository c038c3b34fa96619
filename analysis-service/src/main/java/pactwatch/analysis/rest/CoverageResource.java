package pactwatch.analysis.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.board.Coverage;
import pactwatch.analysis.board.FeedCoverage;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.pack.Pack;

/** {@code /api/coverage}: which sources answer, and whose coverage is reduced. */
@Path("/api/coverage")
@RunOnVirtualThread
@Tag(name = "Coverage")
public class CoverageResource {

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "publisher",
                    "url",
                    "condition",
                    "since",
                    "checked",
                    "trouble",
                    "members");

    private final MemberBoard board;
    private final Coverage coverage;
    private final Answers answers;
    private final InstantSource clock;

    @Inject
    CoverageResource(MemberBoard board, Coverage coverage, Answers answers, InstantSource clock) {
        this.board = board;
        this.coverage = coverage;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "How every feed fares and how well every member is watched",
            description = "An export has a row for each feed.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Shapes.CoverageShape.class)))
    @APIResponse(responseCode = "400", ref = "#/components/responses/Problem")
    public Response coverage(
            @Parameter(description = "How it was at a time; at present unless said")
                    @QueryParam("knownAt")
                    @Nullable String knownAt,
            @BeanParam Paging paging,
            @Context UriInfo uri,
            @Context Request request) {
        Instant at = Parameters.asOf(null, knownAt).known(clock.instant());
        Paging.Slice<FeedCoverage> feeds = paging.slice(coverage.feeds(at), FeedCoverage::id);
        List<Shapes.CoverageOfMember> members =
                board.pack().members().stream()
                        .map(Pack.Member::code)
                        .map(code -> new Shapes.CoverageOfMember(code, coverage.of(code, at)))
                        .toList();
        Shapes.CoverageShape body =
                new Shapes.CoverageShape(coverage.summary(at), members, feeds.rows());
        return answers.list(
                new Answers.Asked(request, uri, paging.exportFormat(), "coverage"),
                COLUMNS,
                feeds,
                body,
                body);
    }
}
