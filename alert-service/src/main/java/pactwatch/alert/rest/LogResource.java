package pactwatch.alert.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Needs;
import pactwatch.access.Right;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.read.StreamStart;
import pactwatch.log.kafka.read.TopicStream;

/**
 * {@code /api/log/{topic}}: the service's own topics as NDJSON or server-sent events, for those who
 * show the token. Webhook secrets are sealed in them.
 */
@Path("/api/log/{topic}")
public class LogResource {

    private static final Set<String> TOPICS =
            Set.of("pactwatch.subscriptions", "pactwatch.alerts", "pactwatch.deliveries");
    private static final long LIMIT_MAX = 1_000_000;

    private final KafkaSettings settings;

    @Inject
    LogResource(KafkaSettings settings) {
        this.settings = settings;
    }

    /**
     * Streams a topic.
     *
     * @param from {@code start}, {@code offset:N} or {@code time:} and an instant
     * @param limit greatest number of NDJSON lines
     * @param lastEventId the position after which server-sent events go on
     */
    @GET
    @Needs(Right.OPERATOR)
    @RunOnVirtualThread
    public Response stream(
            @PathParam("topic") String topic,
            @QueryParam("from") @DefaultValue("start") String from,
            @QueryParam("limit") @DefaultValue("1000000") long limit,
            @HeaderParam("Accept") @Nullable String accept,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId) {
        if (!TOPICS.contains(topic)) {
            return Problem.of(404, "Not found", "No topic " + topic + " here; there are " + TOPICS);
        }
        if (limit < 1 || limit > LIMIT_MAX) {
            return Problem.of(400, "Bad request", "limit: from 1 to " + LIMIT_MAX);
        }
        StreamStart start;
        try {
            start =
                    lastEventId == null
                            ? StreamStart.parse(from)
                            : StreamStart.After.parse(lastEventId);
        } catch (IllegalArgumentException e) {
            return Problem.of(400, "Bad request", "from: " + e.getMessage());
        }
        TopicStream stream = new TopicStream(settings, topic);
        if (accept != null && accept.contains("text/event-stream")) {
            StreamingOutput events = out -> stream.writeEvents(start, out);
            return Response.ok(events)
                    .type("text/event-stream")
                    .header("Cache-Control", "no-cache")
                    .build();
        }
        StreamingOutput lines = out -> stream.writeNdjson(start, limit, out);
        return Response.ok(lines).type("application/x-ndjson").build();
    }
}
