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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
@Tag(name = "Feeds")
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
    @Operation(summary = "All feeds and how they fare")
    public Feeds all() {
        return new Feeds(desk.heartbeat(), desk.all().stream().map(this::shape).toList());
    }

    @GET
    @Path("/heartbeat")
    @Operation(summary = "How all feeds fare, in one small answer")
    @APIResponse(
            responseCode = "200",
            description = "Counts over all feeds",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples =
                                    @ExampleObject(name = "heartbeat", value = Examples.HEARTBEAT)))
    public Heartbeat heartbeat() {
        return desk.heartbeat();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One feed; its ETag is what a change may name in If-Match")
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "feed", value = Examples.FEED)))
    public Response one(@PathParam("id") String id) {
        return desk.find(id)
                .map(f -> Response.ok(shape(f)).header("ETag", "\"" + f.sequence() + "\"").build())
                .orElseGet(() -> FeedAnswers.of(new Answer.Unknown(id)));
    }

    private FeedShape shape(FeedState feed) {
        return FeedShape.of(feed, clock.instant());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a feed")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "feed", value = Examples.DRAFT)))
    @APIResponse(
            responseCode = "201",
            description = "Added; 200 if it is polled already",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "id", value = Examples.ID)))
    @APIResponse(
            responseCode = "400",
            description = "What is missing or cannot be taken",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "problem", value = Examples.PROBLEM)))
    public Response add(FeedDesk.@Nullable Draft draft) {
        return FeedAnswers.of(desk.add(FeedAnswers.orEmpty(draft), BY));
    }

    @POST
    @Path("/try")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What would come in from an address; adds nothing")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "feed", value = Examples.DRAFT)))
    @APIResponse(
            responseCode = "200",
            description = "The feed, or the feeds that a site names",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "trial", value = Examples.TRIAL)))
    public Response look(FeedDesk.@Nullable Draft draft) {
        return switch (trial.look(FeedAnswers.orEmpty(draft).url())) {
            case FeedTrial.Result.Feed feed -> Response.ok(feed).build();
            case FeedTrial.Result.Site site -> Response.ok(site).build();
            case FeedTrial.Result.Unreadable(String reason) ->
                    Problem.of(422, "Cannot be read", reason);
        };
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change what is named; with If-Match only if nobody else came first")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "feed", value = Examples.DRAFT)))
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "id", value = Examples.ID)))
    @APIResponse(
            responseCode = "400",
            description = "What is missing or cannot be taken",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "problem", value = Examples.PROBLEM)))
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
        return FeedAnswers.of(desk.change(id, FeedAnswers.orEmpty(draft), sequence, BY));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Remove a feed; its articles stay")
    public Response remove(@PathParam("id") String id) {
        return FeedAnswers.of(desk.remove(id, BY), Response.Status.NO_CONTENT);
    }

    @POST
    @Path("/{id}/pause")
    @Operation(summary = "Pause a feed")
    @Consumes(MediaType.WILDCARD)
    public Response pause(@PathParam("id") String id, @Nullable Pause pause) {
        return FeedAnswers.of(desk.pause(id, pause == null ? null : pause.reason(), BY));
    }

    @POST
    @Path("/{id}/resume")
    @Operation(summary = "Resume a feed")
    @Consumes(MediaType.WILDCARD)
    public Response resume(@PathParam("id") String id) {
        return FeedAnswers.of(desk.resume(id, BY));
    }

    @POST
    @Path("/{id}/poll")
    @Operation(summary = "Ask a feed now, whatever its publisher said")
    @Consumes(MediaType.WILDCARD)
    public Response poll(@PathParam("id") String id) {
        return FeedAnswers.of(desk.poll(id, BY), Response.Status.ACCEPTED);
    }

    @POST
    @Path("/poll")
    @Operation(summary = "Ask all feeds now")
    @Consumes(MediaType.WILDCARD)
    public Response pollAll() {
        return Response.accepted(Map.of("feeds", desk.pollAll(BY))).build();
    }

    @GET
    @Path("/opml")
    @Operation(summary = "All feeds as a list in OPML")
    @Produces(OPML)
    public Response opml() {
        return Response.ok(desk.exportOpml(), OPML + ";charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"pactwatch-feeds.opml\"")
                .build();
    }

    /** Adds the feeds of a list; says of each that was left out why. */
    @POST
    @Path("/opml")
    @Operation(summary = "Add the feeds of a list in OPML")
    @APIResponse(
            responseCode = "200",
            description = "How many were added, known, refused",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "import", value = Examples.IMPORT)))
    @Consumes({OPML, "text/xml", "application/xml", "text/plain", "application/octet-stream"})
    public Response importOpml(@Nullable String opml) {
        FeedDesk.Import result = desk.importOpml(opml == null ? "" : opml, BY);
        return result.namesNone()
                ? Problem.of(
                        400,
                        "Bad request",
                        "Send a list in OPML: there is no outline with an xmlUrl in this body.")
                : Response.ok(result).build();
    }
}
