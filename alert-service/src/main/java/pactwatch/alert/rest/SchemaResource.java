package pactwatch.alert.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import pactwatch.access.Needs;
import pactwatch.access.Right;

/** The JSON Schema of the bodies of messages, for anybody; a version only ever grows. */
@Path(SchemaResource.PATH)
@Needs(Right.ANYONE)
@RunOnVirtualThread
public class SchemaResource {

    static final String PATH = "/api/alerts/schema";

    @GET
    @Path("/{version}")
    public Response schema(@PathParam("version") String version) throws IOException {
        if (!version.equals("v1")) {
            return Problem.of(404, "Not found", "The one version is v1.");
        }
        try (InputStream in = SchemaResource.class.getResourceAsStream("/schema/message.v1.json")) {
            if (in == null) {
                throw new IOException("The schema is part of the service");
            }
            return Response.ok(in.readAllBytes())
                    .type("application/schema+json")
                    .header("Cache-Control", "public, max-age=3600")
                    .build();
        }
    }
}
