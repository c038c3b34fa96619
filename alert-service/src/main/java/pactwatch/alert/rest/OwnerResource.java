package pactwatch.alert.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import pactwatch.access.Needs;
import pactwatch.access.Right;
import pactwatch.alert.access.Callers;
import pactwatch.alert.desk.Draft;

/** Gives out the tokens of owners. */
@Path("/api/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OwnerResource {

    private final Callers callers;

    @Inject
    OwnerResource(Callers callers) {
        this.callers = callers;
    }

    /** The token of an owner, always the same: {@code {"owner":"risk-desk"}}. */
    @POST
    @Path("/owners")
    @Needs(Right.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response token(String body) {
        String owner = Bodies.read(body).path("owner").asText();
        if (!Callers.isName(owner)) {
            return Problem.ofFaults(
                    List.of(
                            new Draft.Fault(
                                    "owner", "At most 40 lower case letters, digits and hyphens")));
        }
        return Response.ok(new Shapes.Owner(owner, callers.tokenOf(owner)))
                .header("Cache-Control", "no-store")
                .build();
    }
}
