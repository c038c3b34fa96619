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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.Dossiers;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.evidence.DateSpan;

/** {@code /api/developments} and {@code /api/contested}: what is claimed, and what is disputed. */
@Path("/api")
@RunOnVirtualThread
@Tag(name = "Developments")
public class DevelopmentResource {

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "member",
                    "kind",
                    "form",
                    "actual",
                    "announced",
                    "grade",
                    "contested",
                    "basis",
                    "eventDate",
                    "eventDateAlternatives",
                    "articles",
                    "origins",
                    "sentence");

    private static final List<String> CONTEST_COLUMNS =
            List.of(
                    "development.id",
                    "development.member",
                    "development.kind",
                    "development.sentence",
                    "leading",
                    "development.articles",
                    "development.origins",
                    "disputes");

    /** By date; undated ones last. */
    private static final Comparator<Development> NEWEST_FIRST =
            Comparator.comparing(
                            (Development d) -> Objects.requireNonNullElse(d.eventDate(), ""),
                            Comparator.reverseOrder())
                    .thenComparing(Development::id);

    private final MemberBoard board;
    private final Dossiers dossiers;
    private final Answers answers;
    private final InstantSource clock;

    @Inject
    DevelopmentResource(
            MemberBoard board, Dossiers dossiers, Answers answers, InstantSource clock) {
        this.board = board;
        this.dossiers = dossiers;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Path("/developments")
    @Operation(summary = "Developments of all members, newest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Shapes.Developments.class),
                            examples = @ExampleObject(name = "one", value = Examples.DEVELOPMENTS)))
    @APIResponse(responseCode = "400", ref = "#/components/responses/Problem")
    public Response list(
            @Parameter(example = "AM") @QueryParam("member") @Nullable String member,
            @Parameter(example = "SUSPENSION") @QueryParam("kind") @Nullable String kind,
            @Parameter(description = "Least stage of what happened or, else, is announced")
                    @QueryParam("stage")
                    @Nullable String stage,
            @Parameter(description = "Only those that are, or are not, disputed")
                    @QueryParam("contested")
                    @Nullable String contested,
            @Parameter(
                            description =
                                    "Only those that can have happened on or after a day or, if they"
                                            + " have no date, were first reported then",
                            example = "2023-01-01")
                    @QueryParam("since")
                    @Nullable String since,
            @BeanParam Times times,
            @BeanParam Paging paging,
            @Context UriInfo uri,
            @Context Request request) {
        AsOf asOf = times.asOf();
        List<Development> sorted =
                developments(Parameters.member(member, board.pack()), asOf)
                        .filter(wanted(kind, stage, contested, since))
                        .sorted(NEWEST_FIRST)
                        .toList();
        Paging.Slice<Development> slice = paging.slice(sorted, Development::id);
        Instant now = clock.instant();
        return answers.list(
                new Answers.Asked(request, uri, paging.exportFormat(), "developments"),
                COLUMNS,
                slice,
                Arrays.asList(asOf, slice.rows(), sorted.size()),
                new Shapes.Developments(
                        board.pack().code(),
                        asOf.valid(now),
                        asOf.known(now),
                        sorted.size(),
                        slice.rows()));
    }

    private Stream<Development> developments(@Nullable String member, AsOf asOf) {
        return member == null
                ? board.all(asOf).stream().flatMap(p -> p.developments().stream())
                : board.one(member, asOf).stream().flatMap(p -> p.developments().stream());
    }

    private static Predicate<Development> wanted(
            @Nullable String kind,
            @Nullable String stage,
            @Nullable String contested,
            @Nullable String since) {
        Kind ofKind = Parameters.one("kind", kind, Kind.class);
        Stage least = Parameters.one("stage", stage, Stage.class);
        Boolean isContested = Parameters.truth("contested", contested);
        LocalDate from = Parameters.day("since", since);
        return d ->
                (ofKind == null || d.kind() == ofKind)
                        && (least == null || stageOf(d).isAtLeast(least))
                        && (isContested == null || d.contested() == isContested)
                        && (from == null || isSince(d, from));
    }

    private static boolean isSince(Development d, LocalDate from) {
        Optional<LocalDate> last =
                Optional.ofNullable(d.eventDate()).flatMap(DateSpan::parse).map(DateSpan::last);
        return last.or(() -> d.reached().stream().findFirst().map(r -> dayOf(r.published())))
                .map(day -> !day.isBefore(from))
                .orElse(false);
    }

    private static LocalDate dayOf(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Stage stageOf(Development d) {
        Stage stage = d.actual() == null ? d.announced() : d.actual();
        return stage == null ? Stage.RETRACTED : stage;
    }

    @GET
    @Path("/developments/{id}")
    @Operation(summary = "One development with its evidence")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Shapes.OneDevelopment.class)))
    @APIResponse(responseCode = "404", ref = "#/components/responses/Problem")
    public Response one(
            @PathParam("id") String id, @BeanParam Times times, @Context Request request) {
        AsOf asOf = times.asOf();
        Optional<Dossiers.Dossier> found = dossiers.find(id, asOf);
        if (found.isEmpty()) {
            return Problem.notFound(
                    "No such development was known at this time; /api/developments lists them.");
        }
        Instant now = clock.instant();
        Dossiers.Dossier dossier = found.get();
        return answers.tagged(
                request,
                Arrays.asList(asOf, dossier.development(), dossier.isLeading()),
                new Shapes.OneDevelopment(
                        board.pack().code(),
                        asOf.valid(now),
                        asOf.known(now),
                        dossier.isLeading(),
                        ids(dossier.supporting()),
                        ids(dossier.disputing()),
                        dossier.development()));
    }

    private static List<String> ids(List<Development.Evidence> evidence) {
        return evidence.stream().map(Development.Evidence::claim).toList();
    }

    @GET
    @Path("/contested")
    @Operation(summary = "What authorities dispute, with both sides")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Shapes.Contests.class)))
    @APIResponse(responseCode = "400", ref = "#/components/responses/Problem")
    public Response contested(
            @Parameter(example = "AM") @QueryParam("member") @Nullable String member,
            @BeanParam Times times,
            @BeanParam Paging paging,
            @Context UriInfo uri,
            @Context Request request) {
        AsOf asOf = times.asOf();
        String wanted = Parameters.member(member, board.pack());
        List<Shapes.Contest> all =
                dossiers.contested(asOf).stream()
                        .filter(d -> wanted == null || d.development().member().equals(wanted))
                        .map(Shapes.Contest::of)
                        .sorted(Comparator.comparing(Shapes.Contest::development, NEWEST_FIRST))
                        .toList();
        Paging.Slice<Shapes.Contest> slice = paging.slice(all, c -> c.development().id());
        Instant now = clock.instant();
        return answers.list(
                new Answers.Asked(request, uri, paging.exportFormat(), "contested"),
                CONTEST_COLUMNS,
                slice,
                Arrays.asList(asOf, slice.rows()),
                new Shapes.Contests(
                        board.pack().code(), asOf.valid(now), asOf.known(now), slice.rows()));
    }
}
