package pactwatch.analysis.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Keys;
import pactwatch.access.Right;
import pactwatch.analysis.AnalysisConfig;
import pactwatch.analysis.ReplayDesk;
import pactwatch.analysis.Written;
import pactwatch.analysis.replay.GenerationDiff;
import pactwatch.analysis.ruling.Ruling;

/** The pages of rebuilds: start one, watch it, see what it would change, promote, go back. */
@Path("/replay")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class ReplayPage {

    private static final String BY = "admin";

    private final ReplayDesk desk;
    private final Keys keys;
    private final boolean isDemo;

    @Inject
    ReplayPage(ReplayDesk desk, Keys keys, AnalysisConfig config) {
        this.desk = desk;
        this.keys = keys;
        this.isDemo = config.demo();
    }

    /** All generations. */
    @GET
    public String all(@CookieParam(Keys.COOKIE) @Nullable String shown) {
        return Pages.replay(ReplayViews.Page.of(desk, isDemo, keys.has(shown, Right.OPERATOR)))
                .render();
    }

    /** How one differs from what is read; of the live one, from what it replaced. */
    @GET
    @Path("/{id}")
    public Response one(
            @PathParam("id") String id, @CookieParam(Keys.COOKIE) @Nullable String shown) {
        return switch (desk.compare(id)) {
            case ReplayDesk.Comparison.Compared compared ->
                    Response.ok(
                                    Pages.replayDiff(
                                                    DifferenceViews.Difference.of(
                                                            compared,
                                                            desk::memberName,
                                                            orphaned(compared.diff()),
                                                            isDemo,
                                                            keys.has(shown, Right.OPERATOR)))
                                            .render())
                            .build();
            case ReplayDesk.Comparison.Nothing(String reason) ->
                    message(200, "Nothing to compare", reason + ".");
            case ReplayDesk.Comparison.Unread _ ->
                    message(
                            503,
                            "Not yet",
                            "The claims of "
                                    + id
                                    + " are not read yet here; try again in a moment.");
            case ReplayDesk.Comparison.Unknown _ -> unknown(id);
        };
    }

    private List<Ruling> orphaned(GenerationDiff diff) {
        return diff.orphaned().stream().flatMap(id -> desk.ruling(id).stream()).toList();
    }

    @POST
    public Response start() {
        return answer(desk.start(BY));
    }

    @POST
    @Path("/{id}/promote")
    public Response promote(@PathParam("id") String id) {
        return answer(desk.promote(id, BY));
    }

    @POST
    @Path("/{id}/discard")
    public Response discard(@PathParam("id") String id) {
        return answer(desk.discard(id, BY));
    }

    @POST
    @Path("/rollback")
    public Response rollBack() {
        return answer(desk.rollBack(BY));
    }

    private Response answer(ReplayDesk.Answer answer) {
        return switch (answer) {
            case ReplayDesk.Answer.Refused(String reason) ->
                    message(409, "Not now", Words.notNow(reason));
            case ReplayDesk.Answer.Unknown(String name) -> unknown(name);
            case ReplayDesk.Answer.Done done when done.written() == Written.OUTRUN ->
                    message(409, "Not done", "Somebody decided just before you. Look again.");
            case ReplayDesk.Answer.Done _ -> Response.seeOther(URI.create("/replay")).build();
        };
    }

    private Response unknown(String name) {
        return message(
                404,
                "Not found",
                "There is no generation %s; there are %s."
                        .formatted(name, String.join(", ", desk.generations().byName().keySet())));
    }

    private static Response message(int status, String title, String detail) {
        return Response.status(status).entity(Pages.replayMessage(title, detail).render()).build();
    }
}
