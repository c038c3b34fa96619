package pactwatch.analysis.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 writes it.
 *
 * @param errors the parameters that are wrong, with what is allowed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type, String title, int status, String detail, @Nullable List<Fault> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    /**
     * A parameter that cannot be used.
     *
     * @param parameter its name
     * @param detail what is allowed
     */
    public record Fault(String parameter, String detail) {}

    static Response notFound(String detail) {
        return response(new Problem("about:blank", "Not found", 404, detail, null));
    }

    static Response of(int status, String title, String detail) {
        return response(new Problem("about:blank", title, status, detail, null));
    }

    static Response unavailable(String detail) {
        return response(new Problem("about:blank", "Service unavailable", 503, detail, null));
    }

    static Response badRequest(Fault fault) {
        return response(
                new Problem(
                        "about:blank",
                        "Bad request",
                        400,
                        fault.parameter() + ": " + fault.detail(),
                        List.of(fault)));
    }

    private static Response response(Problem problem) {
        return Response.status(problem.status()).type(MEDIA_TYPE).entity(problem).build();
    }
}
