package pactwatch.ingest.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Needs;
import pactwatch.access.Right;
import pactwatch.ingest.EvidenceDesk;

/** {@code /api/feeds/evidence}: a single document that an analyst adds under their name. */
@Path("/api/feeds/evidence")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Evidence")
public class EvidenceResource {

    private final EvidenceDesk desk;

    @Inject
    EvidenceResource(EvidenceDesk desk) {
        this.desk = desk;
    }

    @POST
    @Needs(Right.ANALYST)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a page, a PDF or a pasted text as evidence")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples =
                                    @ExampleObject(name = "evidence", value = Examples.EVIDENCE)))
    public Response add(EvidenceDesk.@Nullable Draft draft) {
        if (draft == null) {
            return Problem.of(400, "Bad request", "by, and url or text, are needed");
        }
        return switch (desk.add(draft)) {
            case EvidenceDesk.Answer.Done(String article) ->
                    Response.status(201).entity(Map.of("article", article)).build();
            case EvidenceDesk.Answer.Refused(String field, String reason) ->
                    Problem.of(400, "Bad request", field + ": " + reason);
        };
    }
}
