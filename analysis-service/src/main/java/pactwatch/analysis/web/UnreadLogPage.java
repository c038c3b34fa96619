package pactwatch.analysis.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import pactwatch.analysis.LineState;

/**
 * Shows a page that asks again by itself until the log was read once: half of it would show false
 * statuses.
 */
final class UnreadLogPage {

    private static final List<String> NOT_OF_THE_LOG = List.of("/api/", "/assets/", "/sign-");
    private static final int ASK_AGAIN_SECONDS = 2;

    private final LineState line;

    @Inject
    UnreadLogPage(LineState line) {
        this.line = line;
    }

    /** The page, if it is too early to answer. */
    @ServerRequestFilter
    Optional<Response> refuse(UriInfo uri) {
        if (NOT_OF_THE_LOG.stream().anyMatch(uri.getPath()::startsWith) || line.isRead()) {
            return Optional.empty();
        }
        String page =
                Pages.message(
                                "Pactwatch is starting",
                                "It reads the log. This page asks again by itself.")
                        .render();
        return Optional.of(
                Response.status(Response.Status.SERVICE_UNAVAILABLE)
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                        .header("Refresh", ASK_AGAIN_SECONDS)
                        .entity(page)
                        .build());
    }
}
