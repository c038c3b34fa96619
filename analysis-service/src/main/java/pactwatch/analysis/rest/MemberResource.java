package pactwatch.analysis.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.Coverage;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.status.MemberProjection;

/**
 * {@code /api/members}: the status of every member; of one, with its developments or its course.
 */
@Path("/api/members")
@RunOnVirtualThread
@Tag(name = "Members")
public class MemberResource {

    private static final List<String> COLUMNS =
            List.of(
                    "code",
                    "name",
                    "status",
                    "basis",
                    "since",
                    "sinceAlternatives",
                    "stage",
                    "grade",
                    "contested",
                    "lastConfirmed",
                    "lastEvidence",
                    "articles",
                    "origins",
                    "interventions",
                    "requests",
                    "outlook",
                    "friction",
                    "coverage.reduced");

    private static final List<String> TIMELINE_COLUMNS =
            List.of(
                    "from",
                    "until",
                    "what",
                    "status",
                    "kind",
                    "sentence",
                    "contested",
                    "articles",
                    "origins",
                    "development");

    private final MemberBoard board;
    private final Coverage coverage;
    private final Answers answers;
    private final InstantSource clock;

    @Inject
    MemberResource(MemberBoard board, Coverage coverage, Answers answers, InstantSource clock) {
        this.board = board;
        this.coverage = coverage;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The status of every member")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Shapes.Members.class),
                            examples = @ExampleObject(name = "one", value = Examples.MEMBERS)))
    @APIResponse(responseCode = "400", ref = "#/components/responses/Problem")
    public Response all(
            @Parameter(description = "Only members of one status", example = "SUSPENDED")
                    @QueryParam("status")
                    @Nullable String status,
            @BeanParam Times times,
            @BeanParam Paging paging,
            @Context UriInfo uri,
            @Context Request request) {
        AsOf asOf = times.asOf();
        Status wanted = Parameters.one("status", status, Status.class);
        Instant now = clock.instant();
        List<Shapes.MemberShape> all =
                board.states(asOf).stream()
                        .filter(s -> wanted == null || s.status() == wanted)
                        .map(s -> new Shapes.MemberShape(s, coverage.of(s.code(), asOf.known(now))))
                        .toList();
        Paging.Slice<Shapes.MemberShape> slice = paging.slice(all, m -> m.state().code());
        return answers.list(
                new Answers.Asked(request, uri, paging.exportFormat(), "members"),
                COLUMNS,
                slice,
                Arrays.asList(board.generation(), asOf, slice.rows()),
                new Shapes.Members(
                        board.pack().code(),
                        asOf.valid(now),
                        asOf.known(now),
                        board.generation(),
                        slice.rows()));
    }

    @GET
    @Path("/{code}")
    @Operation(summary = "One member with its developments and their evidence")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Shapes.One.class)))
    @APIResponse(responseCode = "404", ref = "#/components/responses/Problem")
    public Response one(
            @Parameter(description = "ISO 3166-1 alpha-2", example = "AM") @PathParam("code")
                    String code,
            @BeanParam Times times,
            @Context Request request) {
        AsOf asOf = times.asOf();
        Optional<MemberProjection> found = board.one(code.toUpperCase(Locale.ROOT), asOf);
        if (found.isEmpty()) {
            return noSuchMember();
        }
        Instant now = clock.instant();
        MemberProjection member = found.get();
        Shapes.MemberShape shape =
                new Shapes.MemberShape(
                        member.state(), coverage.of(member.state().code(), asOf.known(now)));
        return answers.tagged(
                request,
                Arrays.asList(board.generation(), asOf, shape, member.developments()),
                new Shapes.One(
                        board.pack().code(),
                        asOf.valid(now),
                        asOf.known(now),
                        board.generation(),
                        shape,
                        member.developments()));
    }

    private Response noSuchMember() {
        return Problem.notFound(
                "No such member; there are " + Parameters.codes(board.pack()) + ".");
    }

    @GET
    @Path("/{code}/timeline")
    @Operation(
            summary = "The course of one member: statuses, interventions and developments by date",
            description = "What is known at knownAt of all that held up to validAt.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Shapes.Timeline.class)))
    @APIResponse(responseCode = "404", ref = "#/components/responses/Problem")
    public Response timeline(
            @Parameter(description = "ISO 3166-1 alpha-2", example = "AM") @PathParam("code")
                    String code,
            @BeanParam Times times,
            @BeanParam Paging paging,
            @Context UriInfo uri,
            @Context Request request) {
        AsOf asOf = times.asOf();
        Optional<MemberProjection> found = board.one(code.toUpperCase(Locale.ROOT), asOf);
        if (found.isEmpty()) {
            return noSuchMember();
        }
        Instant now = clock.instant();
        Paging.Slice<Shapes.TimelineEntry> slice =
                paging.slice(Shapes.TimelineEntry.of(found.get()), Shapes.TimelineEntry::id);
        return answers.list(
                new Answers.Asked(request, uri, paging.exportFormat(), "timeline-" + code),
                TIMELINE_COLUMNS,
                slice,
                Arrays.asList(board.generation(), asOf, slice.rows()),
                new Shapes.Timeline(
                        board.pack().code(),
                        found.get().state().code(),
                        asOf.valid(now),
                        asOf.known(now),
                        board.generation(),
                        found.get().history(),
                        found.get().state().interventions(),
                        slice.rows()));
    }
}
