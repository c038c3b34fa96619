package pactwatch.analysis.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Needs;
import pactwatch.access.Right;
import pactwatch.analysis.RulingDesk;
import pactwatch.analysis.Written;

/** The forms by which an analyst decides and takes a decision back. */
@Path("/rulings")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class RulingForms {

    private final RulingDesk desk;

    @Inject
    RulingForms(RulingDesk desk) {
        this.desk = desk;
    }

    @POST
    @Needs(Right.ANALYST)
    public Response rule(
            @FormParam("member") @Nullable String member,
            @FormParam("development") @Nullable String development,
            @FormParam("verdict") @Nullable String verdict,
            @FormParam("grade") @Nullable String grade,
            @FormParam("why") @Nullable String why,
            @FormParam("by") @Nullable String by,
            @FormParam("sequence") @Nullable Long sequence) {
        RulingDesk.Draft draft =
                new RulingDesk.Draft(member, development, null, verdict, grade, why, by, sequence);
        return answer(desk.rule(draft), development);
    }

    @POST
    @Needs(Right.ANALYST)
    @Path("/{id}/undo")
    public Response undo(
            @PathParam("id") String id,
            @FormParam("development") @Nullable String development,
            @FormParam("why") @Nullable String why,
            @FormParam("by") @Nullable String by,
            @FormParam("sequence") @Nullable Long sequence) {
        RulingDesk.Draft draft =
                new RulingDesk.Draft(null, null, null, null, null, why, by, sequence);
        return answer(desk.undo(id, draft), development);
    }

    private static Response answer(RulingDesk.Answer answer, @Nullable String development) {
        return switch (answer) {
            case RulingDesk.Answer.Refused(String parameter, String allowed) ->
                    message(400, "Not decided", parameter + ": " + allowed + ".");
            case RulingDesk.Answer.Unknown _ ->
                    message(404, "Not found", "There is no such ruling that counts.");
            case RulingDesk.Answer.Made made when made.written() == Written.OUTRUN ->
                    message(
                            409,
                            "Not decided",
                            "Somebody decided on this member just before you. Look at it again,"
                                    + " then decide.");
            case RulingDesk.Answer.Made _ -> back(development);
        };
    }

    private static Response back(@Nullable String development) {
        boolean isId = development != null && development.matches("[0-9a-f]{1,64}");
        return Response.seeOther(URI.create(isId ? "/developments/" + development : "/rulings"))
                .build();
    }

    private static Response message(int status, String title, String detail) {
        return Response.status(status).entity(Pages.message(title, detail).render()).build();
    }
}
