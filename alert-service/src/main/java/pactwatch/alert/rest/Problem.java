package pactwatch.alert.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.desk.Draft;

/**
 * What went wrong, as RFC 9457 writes it.
 *
 * @param errors the fields that are wrong, with what is allowed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type, String title, int status, String detail, @Nullable List<Draft.Fault> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Response of(int status, String title, String detail) {
        return response(new Problem("about:blank", title, status, detail, null));
    }

    static Response ofFaults(List<Draft.Fault> faults) {
        Draft.Fault first = faults.getFirst();
        return response(
                new Problem(
                        "about:blank",
                        "Bad request",
                        400,
                        first.field() + ": " + first.detail(),
                        faults));
    }

    private static Response response(Problem problem) {
        return Response.status(problem.status()).type(MEDIA_TYPE).entity(problem).build();
    }
}
