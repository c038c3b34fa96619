package pactwatch.access.rest;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says what went wrong where nothing else does: what a client did wrong with what to do about it,
 * anything else as 500 with a name by which the log tells more. RFC 9457 for programs, a page for
 * browsers.
 */
@Provider
public class FaultMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(FaultMapper.class);
    private static final List<String> FORM_READERS =
            List.of(
                    "org.jboss.resteasy.reactive.server.core.multipart.",
                    "org.jboss.resteasy.reactive.server.handlers.FormBodyHandler",
                    "org.jboss.resteasy.reactive.server.handlers.RequestDeserializeHandler");
    private static final String NO_MESSAGE = "HTTP ";

    private final Instance<Refusals> refusals;
    private final HttpHeaders headers;

    @Inject
    FaultMapper(Instance<Refusals> refusals, @Context HttpHeaders headers) {
        this.refusals = refusals;
        this.headers = headers;
    }

    @Override
    public Response toResponse(Throwable fault) {
        if (fault instanceof WebApplicationException known) {
            Response response = known.getResponse();
            int status = response.getStatus();
            Response.ResponseBuilder answer = Response.fromResponse(response);
            return status < 400 ? answer.build() : said(answer, status, known.getMessage());
        }
        if (isUnreadableForm(fault)) {
            return said(
                    Response.status(400),
                    400,
                    "The form cannot be read. Send it complete, as a browser does.");
        }
        String id = UUID.randomUUID().toString();
        LOG.errorf(fault, "request failed id=%s", id);
        return said(Response.status(500), 500, "The log of the service tells more of " + id + ".");
    }

    /** Readers of forms throw the same exceptions as a broken disk; only the place tells. */
    private static boolean isUnreadableForm(Throwable fault) {
        return Arrays.stream(fault.getStackTrace())
                .map(StackTraceElement::getClassName)
                .anyMatch(c -> FORM_READERS.stream().anyMatch(c::startsWith));
    }

    private Response said(Response.ResponseBuilder answer, int status, @Nullable String message) {
        String title = title(status);
        String detail =
                message == null || message.startsWith(NO_MESSAGE) ? advice(status) : message;
        return isBrowsers()
                ? answer.type(MediaType.TEXT_HTML + ";charset=UTF-8")
                        .entity(refusals.get().message(title, detail))
                        .build()
                : answer.type(Problem.MEDIA_TYPE)
                        .entity(new Problem("about:blank", title, status, detail))
                        .build();
    }

    private boolean isBrowsers() {
        String accept = headers.getHeaderString(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML);
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }

    private static String advice(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read. Look at its address and its body.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take that method.";
            case 406 -> "There is no such form of this answer; ask with another Accept.";
            case 413 -> "The body is too long.";
            case 415 -> "The body is of a kind that is not taken here; say another Content-Type.";
            default -> "The request cannot be answered.";
        };
    }

    /** JSON of another shape than what is asked for. */
    @Provider
    public static class JsonMapper implements ExceptionMapper<MismatchedInputException> {

        @Override
        public Response toResponse(MismatchedInputException fault) {
            return Problem.of(
                    400,
                    "Bad Request",
                    "The body is no JSON of the shape that is asked for: "
                            + Objects.requireNonNullElse(fault.getOriginalMessage(), "unreadable"));
        }
    }
}
