package pactwatch.alert.sse;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import pactwatch.alert.AlertConfig;

/** The streams that are being read, of which there are only so many at a time. */
@ApplicationScoped
class OpenStreams {

    /** Writes events until its reader is gone or the service stops. */
    interface Events {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private final Semaphore places;
    private final Set<Thread> writing = ConcurrentHashMap.newKeySet();

    @Inject
    OpenStreams(AlertConfig config) {
        this.places = new Semaphore(config.alert().streamsMax());
    }

    /** Server-sent events for as long as they are written; 503 if too many are open. */
    Response open(Events events) {
        if (!places.tryAcquire()) {
            return problem(503, "Too many live streams are open; try again later.");
        }
        StreamingOutput output = out -> writeAndLeave(events, out);
        return Response.ok(output)
                .type("text/event-stream")
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no")
                .build();
    }

    private void writeAndLeave(Events events, OutputStream out) throws IOException {
        writing.add(Thread.currentThread());
        try {
            events.write(out);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            writing.remove(Thread.currentThread());
            places.release();
        }
    }

    /** Ends the streams, so that readers turn to another instance. */
    void stop(@Observes ShutdownEvent event) {
        writing.forEach(Thread::interrupt);
    }

    static void put(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    static Response problem(int status, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(
                        "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                                .formatted(
                                        Response.Status.fromStatusCode(status).getReasonPhrase(),
                                        status,
                                        detail))
                .build();
    }
}
