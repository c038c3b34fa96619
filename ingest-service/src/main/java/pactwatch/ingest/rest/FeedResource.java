package pactwatch.ingest.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.FeedDesk;
import pactwatch.ingest.FeedDesk.Answer;
import pactwatch.ingest.FeedTrial;
import pactwatch.ingest.feed.FeedState;
import pactwatch.ingest.feed.Heartbeat;

/** {@code /api/feeds}: which feeds there are, how they fare; add, change and poll them. */
@Path("/api/feeds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FeedResource {

    private static final String BY = "admin";
    private static final String OPML = "text/x-opml";

    /** Why a feed is paused. */
    public record Pause(@Nullable String reason) {}

    /** All feeds and how they fare together. */
    public record Feeds(Heartbeat heartbeat, List<FeedShape> feeds) {}

    private final FeedDesk desk;
    private final FeedTrial trial;
    private final InstantSource clock;

    @Inject
    FeedResource(FeedDesk desk, FeedTrial trial, InstantSource clock) {
        this.desk = desk;
        this.trial = trial;
        this.clock = clock;
    }

    @GET
    public Feeds all() {
        return new Feeds(desk.heartbeat(), desk.all().stream().map(this::shape).toList());
    }

    /** How all feeds fare, in one small answer. */
    @GET
    @Path("/heartbeat")
    public Heartbeat heartbeat() {
        return desk.heartbeat();
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        return desk.find(id)
                .map(f -> Response.ok(shape(f)).header("ETag", "\"" + f.sequence() + "\"").build())
                .orElseGet(() -> response(new Answer.Unknown(id), 200));
    }

    private FeedShape shape(FeedState feed) {
        return FeedShape.of(feed, clock.instant());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(FeedDesk.@Nullable Draft draft) {
        return response(desk.add(orEmpty(draft), BY), 200);
    }

    /** Shows what would come in from an address, feed or site, and adds nothing. */
    @POST
    @Path("/try")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response look(FeedDesk.@Nullable Draft draft) {
        return switch (trial.look(orEmpty(draft).url())) {
            case FeedTrial.Result.Feed feed -> Response.ok(feed).build();
            case FeedTrial.Result.Site site -> Response.ok(site).build();
            case FeedTrial.Result.Unreadable(String reason) ->
                    Problem.of(422, "Cannot be read", reason);
        };
    }

    /** Changes what is named; with If-Match only if nobody else came first. */
    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String expected,
            FeedDesk.@Nullable Draft draft) {
        Long sequence;
        try {
            sequence = expected == null ? null : Long.valueOf(expected.replace("\"", ""));
        } catch (NumberFormatException e) {
            return Problem.of(400, "Bad request", "If-Match: the ETag of the feed");
        }
        return response(desk.change(id, orEmpty(draft), sequence, BY), 200);
    }

    @DELETE
    @Path("/{id}")
    public Response remove(@PathParam("id") String id) {
        return response(desk.remove(id, BY), 204);
    }

    @POST
    @Path("/{id}/pause")
    @Consumes(MediaType.WILDCARD)
    public Response pause(@PathParam("id") String id, @Nullable Pause pause) {
        return response(desk.pause(id, pause == null ? null : pause.reason(), BY), 200);
    }

    @POST
    @Path("/{id}/resume")
    @Consumes(MediaType.WILDCARD)
    public Response resume(@PathParam("id") String id) {
        return response(desk.resume(id, BY), 200);
    }

    @POST
    @Path("/{id}/poll")
    @Consumes(MediaType.WILDCARD)
    public Response poll(@PathParam("id") String id) {
        return response(desk.poll(id, BY), 202);
    }

    /** Asks for all feeds now. */
    @POST
    @Path("/poll")
    @Consumes(MediaType.WILDCARD)
    public Response pollAll() {
        return Response.accepted(Map.of("feeds", desk.pollAll(BY))).build();
    }

    @GET
    @Path("/opml")
    @Produces(OPML)
    public Response opml() {
        return Response.ok(desk.exportOpml(), OPML + ";charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"pactwatch-feeds.opml\"")
                .build();
    }

    /** Adds the feeds of a list; says of each that was left out why. */
    @POST
    @Path("/opml")
    @Consumes({OPML, "text/xml", "application/xml", "text/plain", "application/octet-stream"})
    public Response importOpml(@Nullable String opml) {
        return Response.ok(desk.importOpml(opml == null ? "" : opml, BY)).build();
    }

    private static FeedDesk.Draft orEmpty(FeedDesk.@Nullable Draft draft) {
        return draft == null ? new FeedDesk.Draft(null, null, null) : draft;
    }

    /**
     * An answer as HTTP says it.
     *
     * @param status if it is done and nothing was added
     */
    private static Response response(Answer answer, int status) {
        return switch (answer) {
            case Answer.Done(String id, boolean isNew) when isNew ->
                    Response.created(URI.create("/api/feeds/" + id))
                            .entity(Map.of("id", id))
                            .build();
            case Answer.Done(String id, boolean _) ->
                    status == 204
                            ? Response.noContent().build()
                            : Response.status(status).entity(Map.of("id", id)).build();
            case Answer.Pending(String id) -> Response.accepted(Map.of("id", id)).build();
            case Answer.Outrun _ ->
                    Problem.of(409, "Conflict", "Somebody changed this feed just now; look again");
            case Answer.Refused(String field, String reason) ->
                    Problem.of(400, "Bad request", field + ": " + reason);
            case Answer.Unknown(String id) ->
                    Problem.of(404, "Not found", "There is no feed " + id);
        };
    }
}
