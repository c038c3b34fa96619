package pactwatch.analysis.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import pactwatch.analysis.LineState;

/** Refuses questions until the log was read once: half of it would tell false statuses. */
final class UnreadLog {

    private static final String API = "/api/";

    /** Tells nothing of the log, and a browser that is refused it does not ask again. */
    private static final String STREAM = "/api/stream";

    private static final int RETRY_AFTER_SECONDS = 1;

    private final LineState line;

    @Inject
    UnreadLog(LineState line) {
        this.line = line;
    }

    /** The problem, if it is too early to answer. */
    @ServerRequestFilter
    Optional<Response> refuse(UriInfo uri) {
        String path = uri.getPath();
        if (!path.startsWith(API) || path.equals(STREAM) || line.isRead()) {
            return Optional.empty();
        }
        Response refusal =
                Problem.unavailable("The service starts and reads the log; ask again in a moment.");
        return Optional.of(
                Response.fromResponse(refusal)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .build());
    }
}
