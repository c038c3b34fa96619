package pactwatch.analysis.web;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Pages that say what went wrong. */
class Messages {

    static Response notFound(String detail) {
        return message(404, "Not found", detail);
    }

    static Response message(int status, String title, String detail) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .entity(Pages.message(title, detail).render())
                .build();
    }

    /** A time that cannot be read. */
    @ServerExceptionMapper
    Response badTime(Asked.BadTime bad) {
        return message(
                400,
                "Not a time",
                "knownAt and validAt take a day such as 2024-02-22, whose end counts, or an instant"
                        + " such as 2024-02-22T18:00:00Z.");
    }
}
