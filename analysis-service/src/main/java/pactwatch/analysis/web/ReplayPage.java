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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Keys;
import pactwatch.access.Right;
import pactwatch.analysis.AnalysisConfig;
import pactwatch.analysis.ReplayDesk;
import pactwatch.analysis.Written;
import pactwatch.analysis.replay.GenerationDiff;

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

    /** What promoting one would change. */
    @GET
    @Path("/{id}")
    public Response one(
            @PathParam("id") String id, @CookieParam(Keys.COOKIE) @Nullable String shown) {
        Optional<ReplayDesk.Replay> found = desk.find(id);
        if (found.isEmpty()) {
            return message(404, "Not found", "No rebuild has this name.");
        }
        Optional<GenerationDiff> diff =
                found.get().generation().isKept() ? desk.diff(id) : Optional.empty();
        if (diff.isEmpty()) {
            return message(
                    409,
                    "Nothing to compare",
                    "It is discarded or failed, or its claims are not read yet; try again in a moment.");
        }
        DifferenceViews.Difference view =
                DifferenceViews.Difference.of(
                        desk.live(),
                        found.get(),
                        diff.get(),
                        isDemo,
                        keys.has(shown, Right.OPERATOR));
        return Response.ok(Pages.replayDiff(view).render()).build();
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

    private static Response answer(ReplayDesk.Answer answer) {
        return switch (answer) {
            case ReplayDesk.Answer.Refused(String reason) ->
                    message(409, "Not now", Words.notNow(reason));
            case ReplayDesk.Answer.Unknown _ ->
                    message(404, "Not found", "No generation has this name.");
            case ReplayDesk.Answer.Done done when done.written() == Written.OUTRUN ->
                    message(409, "Not done", "Somebody decided just before you. Look again.");
            case ReplayDesk.Answer.Done _ -> Response.seeOther(URI.create("/replay")).build();
        };
    }

    private static Response message(int status, String title, String detail) {
        return Response.status(status).entity(Pages.message(title, detail).render()).build();
    }
}
