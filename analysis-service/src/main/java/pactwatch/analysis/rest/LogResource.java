package pactwatch.analysis.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.AnalysisConfig;
import pactwatch.analysis.GenerationLog;
import pactwatch.analysis.replay.Generation;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.read.StreamStart;
import pactwatch.log.kafka.read.TopicStream;

/** {@code /api/log/{topic}}: the service's own topics as NDJSON or server-sent events. */
@Path("/api/log/{topic}")
public class LogResource {

    private static final int LIMIT_MAX = 1_000_000;

    private final KafkaSettings settings;
    private final GenerationLog generations;
    private final Semaphore places;

    @Inject
    LogResource(KafkaSettings settings, GenerationLog generations, AnalysisConfig config) {
        this.settings = settings;
        this.generations = generations;
        this.places = new Semaphore(config.analysis().streamsMax());
    }

    /**
     * Streams a topic: NDJSON up to its present end, or events for as long as the reader listens.
     *
     * @param from {@code start}, {@code offset:N} or {@code time:} and an instant
     * @param limit greatest number of NDJSON lines
     * @param format {@code ndjson} or {@code sse}, for those who cannot send {@code Accept}
     * @param lastEventId the position after which events go on
     */
    @GET
    @RunOnVirtualThread
    public Response stream(
            @PathParam("topic") String topic,
            @QueryParam("from") @Nullable String from,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("format") @Nullable String format,
            @HeaderParam("Accept") @Nullable String accept,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId) {
        List<String> topics = topics();
        if (!topics.contains(topic)) {
            return Problem.notFound(
                    "No such topic here; there are " + String.join(", ", topics) + ".");
        }
        int max = Parameters.number("limit", limit, LIMIT_MAX, LIMIT_MAX);
        StreamStart start = start(from, lastEventId);
        boolean isEvents = isEvents(format, accept);
        if (!places.tryAcquire()) {
            return Problem.unavailable("Too many streams are open; try again later.");
        }
        TopicStream stream = new TopicStream(settings, topic);
        StreamingOutput output = out -> writeAndLeave(stream, start, isEvents ? null : max, out);
        return Response.ok(output)
                .type(isEvents ? "text/event-stream" : "application/x-ndjson")
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no")
                .build();
    }

    private List<String> topics() {
        List<String> topics =
                new ArrayList<>(
                        List.of(
                                "pactwatch.rulings",
                                "pactwatch.statuses",
                                "pactwatch.generations"));
        for (Generation generation : generations.present().all()) {
            topics.add("pactwatch.claims." + generation.name());
            topics.add("pactwatch.statuses." + generation.name());
        }
        return topics;
    }

    private static StreamStart start(@Nullable String from, @Nullable String lastEventId) {
        if (lastEventId != null) {
            try {
                return StreamStart.After.parse(lastEventId);
            } catch (IllegalArgumentException _) {
                throw new BadParameter(
                        "Last-Event-ID", "the id of an event of this stream, such as 0-17.1-5");
            }
        }
        try {
            return StreamStart.parse(from == null ? "start" : from);
        } catch (IllegalArgumentException _) {
            throw new BadParameter("from", StreamStart.ALLOWED);
        }
    }

    private static boolean isEvents(@Nullable String format, @Nullable String accept) {
        if (format == null) {
            return accept != null && accept.contains("text/event-stream");
        }
        return switch (format) {
            case "sse" -> true;
            case "ndjson" -> false;
            default -> throw new BadParameter("format", "sse or ndjson");
        };
    }

    private void writeAndLeave(
            TopicStream stream, StreamStart start, @Nullable Integer limit, OutputStream out)
            throws IOException {
        try {
            if (limit == null) {
                stream.writeEvents(start, out);
            } else {
                stream.writeNdjson(start, limit, out);
            }
        } catch (KafkaException e) {
            throw new IOException("The log does not answer", e);
        } finally {
            places.release();
        }
    }
}
