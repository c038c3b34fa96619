package pactwatch.analysis.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Pages that say what went wrong. */
class Messages {

    private final Frames frames;

    @Inject
    Messages(Frames frames) {
        this.frames = frames;
    }

    static Response notFound(Frames frames, String detail) {
        return message(frames, 404, "Not found", detail);
    }

    static Response message(Frames frames, int status, String title, String detail) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .entity(Pages.message(frames.plain(title, ""), title, detail).render())
                .build();
    }

    /** A time that cannot be read. */
    @ServerExceptionMapper
    Response badTime(Asked.BadTime bad) {
        return message(
                frames,
                400,
                "Not a time",
                "knownAt and validAt take a day such as 2024-02-22, whose end counts, or an instant"
                        + " such as 2024-02-22T18:00:00Z.");
    }
}
