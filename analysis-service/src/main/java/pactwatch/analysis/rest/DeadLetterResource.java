package pactwatch.analysis.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Needs;
import pactwatch.access.Right;
import pactwatch.analysis.DeadLetterDesk;
import pactwatch.log.DeadLetters.Letter;
import pactwatch.log.DeadLetters.State;

/** {@code /api/dead-letters}: records that steps put aside, with the reason; try one again. */
@Path("/api/dead-letters")
@Needs(Right.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DeadLetterResource {

    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final String BY = "admin";

    /** The last that were put aside, and how many there are in all. */
    public record All(int total, List<Letter> letters) {}

    private final DeadLetterDesk desk;

    @Inject
    DeadLetterResource(DeadLetterDesk desk) {
        this.desk = desk;
    }

    @GET
    public All all(
            @QueryParam("state") @Nullable String state,
            @QueryParam("step") @Nullable String step,
            @QueryParam("limit") @Nullable String limit) {
        State wanted = Parameters.one("state", state, State.class);
        int max = Parameters.number("limit", limit, LIMIT, LIMIT_MAX);
        List<Letter> found =
                desk.all().stream()
                        .filter(l -> wanted == null || l.state() == wanted)
                        .filter(l -> step == null || l.step().equals(step))
                        .toList();
        return new All(found.size(), found.stream().limit(max).toList());
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        return desk.find(id).map(l -> Response.ok(l).build()).orElseGet(() -> unknown(id));
    }

    /** Asks the step that put it aside to try again; look at it again to see what came of it. */
    @POST
    @Path("/{id}/redrive")
    @Consumes(MediaType.WILDCARD)
    public Response redrive(@PathParam("id") String id) {
        Optional<Letter> found = desk.find(id);
        if (found.isEmpty()) {
            return unknown(id);
        }
        Letter letter = found.get();
        if (!desk.isOurs(letter)) {
            return Problem.of(
                    409, "Conflict", "The step " + letter.step() + " tries nothing again.");
        }
        return switch (desk.redrive(letter, BY)) {
            case ACCEPTED, PENDING -> Response.accepted(Map.of("id", id)).build();
            case OUTRUN ->
                    Problem.of(
                            409,
                            "Conflict",
                            "It is "
                                    + letter.state()
                                    + "; only what is PARKED can be tried again.");
        };
    }

    private static Response unknown(String id) {
        return Problem.notFound("No dead letter has the id " + id + ".");
    }
}
