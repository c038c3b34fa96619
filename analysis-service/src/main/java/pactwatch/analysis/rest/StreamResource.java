package pactwatch.analysis.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import pactwatch.analysis.AnalysisConfig;
import pactwatch.analysis.board.LiveSignal;

/** {@code /api/stream}: tells those who follow that the board may have changed. */
@Path("/api/stream")
public class StreamResource {

    /** Changes that come closer together are told as one. */
    private static final Duration CHANGES_APART_MIN = Duration.ofSeconds(1);

    private static final Duration FOLLOW_MAX = Duration.ofDays(1);

    private final LiveSignal signal;
    private final Duration keepAlive;
    private final Semaphore places;

    @Inject
    StreamResource(LiveSignal signal, AnalysisConfig config) {
        this.signal = signal;
        this.keepAlive = config.analysis().keepAlive();
        this.places = new Semaphore(config.analysis().streamsMax());
    }

    @GET
    @RunOnVirtualThread
    public Response follow() {
        if (!places.tryAcquire()) {
            return Problem.unavailable("Too many live streams are open; try again later.");
        }
        StreamingOutput output = this::writeAndLeave;
        return Response.ok(output)
                .type("text/event-stream")
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no")
                .build();
    }

    private void writeAndLeave(OutputStream out) throws IOException {
        try {
            write(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    private void write(OutputStream out) throws IOException, InterruptedException {
        long started = System.nanoTime();
        long seen = signal.count();
        send(out, "retry: 3000\n: following\n\n");
        while (System.nanoTime() - started < FOLLOW_MAX.toNanos()) {
            long count = signal.await(seen, keepAlive);
            if (count == seen) {
                send(out, ": still here\n\n");
            } else {
                send(out, "event: change\ndata: {\"changes\":%d}\n\n".formatted(count));
                TimeUnit.NANOSECONDS.sleep(CHANGES_APART_MIN.toNanos());
                seen = count;
            }
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
