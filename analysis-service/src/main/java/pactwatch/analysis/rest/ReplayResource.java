package pactwatch.analysis.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import pactwatch.analysis.ReplayDesk;

/** {@code /api/replays} and {@code /api/generations}: rebuild beside the live one, and decide. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReplayResource {

    private static final String BY = "admin";
    private static final String REPLAYS = "/api/replays/";

    private static final List<String> GENERATION_COLUMNS =
            List.of(
                    "name",
                    "state",
                    "version",
                    "by",
                    "started",
                    "result.built",
                    "result.articles",
                    "result.claims",
                    "result.hash",
                    "previous",
                    "reason");

    private static final List<String> REPLAY_COLUMNS =
            List.of(
                    "id", "state", "live", "read", "of", "behind", "eta", "hash", "claims",
                    "version", "by", "started", "built", "reason");

    private final ReplayDesk desk;
    private final Answers answers;

    @Inject
    ReplayResource(ReplayDesk desk, Answers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    /** All generations, the live one named. */
    @GET
    @Path("/generations")
    @Produces(MediaType.WILDCARD)
    public Response generations(
            @BeanParam Paging paging, @Context UriInfo uri, @Context Request request) {
        List<ReplayShapes.GenerationShape> all =
                desk.generations().all().stream().map(ReplayShapes.GenerationShape::of).toList();
        Paging.Slice<ReplayShapes.GenerationShape> slice =
                paging.slice(all, ReplayShapes.GenerationShape::name);
        ReplayShapes.All body = new ReplayShapes.All(desk.generations().live(), slice.rows());
        return answers.list(
                new Answers.Asked(request, uri, paging.exportFormat(), "generations"),
                GENERATION_COLUMNS,
                slice,
                body,
                body);
    }

    /** All rebuilds, the newest first. */
    @GET
    @Path("/replays")
    @Produces(MediaType.WILDCARD)
    public Response all(@BeanParam Paging paging, @Context UriInfo uri, @Context Request request) {
        List<ReplayShapes.One> all = desk.all().stream().map(ReplayShapes.One::of).toList();
        Paging.Slice<ReplayShapes.One> slice = paging.slice(all, ReplayShapes.One::id);
        Map<String, Object> body = Map.of("replays", slice.rows());
        return answers.list(
                new Answers.Asked(request, uri, paging.exportFormat(), "replays"),
                REPLAY_COLUMNS,
                slice,
                body,
                body);
    }

    /** Begins a rebuild; the body can be empty. */
    @POST
    @Path("/replays")
    @Consumes(MediaType.WILDCARD)
    public Response start() {
        return answer(desk.start(BY), true);
    }

    @GET
    @Path("/replays/{id}")
    public Response one(@PathParam("id") String id) {
        return desk.find(id)
                .map(r -> Response.ok(ReplayShapes.One.of(r)).build())
                .orElseGet(() -> unknown(id));
    }

    /** What promoting it would change now; of the live one, how it differs from that before. */
    @GET
    @Path("/replays/{id}/diff")
    public Response diff(@PathParam("id") String id) {
        if (desk.find(id).isEmpty()) {
            return unknown(id);
        }
        return switch (desk.compare(id)) {
            case ReplayDesk.Comparison.Compared compared ->
                    Response.ok(ReplayShapes.Diff.of(compared)).build();
            case ReplayDesk.Comparison.Nothing(String reason) ->
                    Problem.of(409, "Conflict", "Nothing can be compared: " + reason + ".");
            case ReplayDesk.Comparison.Unread _ ->
                    Problem.unavailable("This instance has not read its claims yet; try again.");
            case ReplayDesk.Comparison.Unknown _ -> unknown(id);
        };
    }

    @POST
    @Path("/replays/{id}/promote")
    @Consumes(MediaType.WILDCARD)
    public Response promote(@PathParam("id") String id) {
        return answer(desk.promote(id, BY), false);
    }

    /** Cancels a rebuild that runs, or gives up what it came to. */
    @POST
    @Path("/replays/{id}/discard")
    @Consumes(MediaType.WILDCARD)
    public Response discard(@PathParam("id") String id) {
        return answer(desk.discard(id, BY), false);
    }

    /** Goes back from the live generation to the one before. */
    @POST
    @Path("/replays/{id}/rollback")
    @Consumes(MediaType.WILDCARD)
    public Response rollBack(@PathParam("id") String id) {
        return desk.generations().live().equals(id)
                ? answer(desk.rollBack(BY), false)
                : Problem.of(
                        409, "Conflict", id + " is not live; there is nothing to go back from.");
    }

    private Response answer(ReplayDesk.Answer answer, boolean isStart) {
        return switch (answer) {
            case ReplayDesk.Answer.Refused(String reason) ->
                    Problem.of(409, "Conflict", "Not now: " + reason + ".");
            case ReplayDesk.Answer.Unknown(String generation) -> unknown(generation);
            case ReplayDesk.Answer.Done done ->
                    switch (done.written()) {
                        case ACCEPTED -> told(done.generation(), isStart ? 202 : 200);
                        case PENDING -> told(done.generation(), 202);
                        case OUTRUN ->
                                Problem.of(
                                        409,
                                        "Conflict",
                                        "Somebody decided on generations just before; look again.");
                    };
        };
    }

    private Response told(String generation, int status) {
        Object body =
                desk.find(generation)
                        .<Object>map(ReplayShapes.One::of)
                        .orElseGet(() -> Map.of("generation", generation));
        return Response.status(status)
                .location(URI.create(REPLAYS + generation))
                .entity(body)
                .build();
    }

    private static Response unknown(String id) {
        return Problem.notFound("No rebuild has the id " + id + "; GET /api/replays lists them.");
    }
}
