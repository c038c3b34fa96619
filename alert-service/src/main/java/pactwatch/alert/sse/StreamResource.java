package pactwatch.alert.sse;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.AlertConfig;
import pactwatch.alert.Visitor;
import pactwatch.alert.alert.AlertStore;
import pactwatch.alert.message.MessageBody;
import pactwatch.alert.subscription.SubscriptionStore;

/**
 * The live stream of a subscription, of any channel. The id of an event is the message's ordinal;
 * without {@code Last-Event-ID} or {@code after} the stream begins with what comes next.
 */
@Path("/api/alerts/stream")
@RunOnVirtualThread
public class StreamResource {

    private final Visitor visitor;
    private final SubscriptionStore subscriptions;
    private final AlertStore alerts;
    private final AlertStream stream;
    private final Semaphore places;
    private final Set<Thread> writing = ConcurrentHashMap.newKeySet();

    @Inject
    StreamResource(
            SubscriptionStore subscriptions,
            AlertStore alerts,
            MessageBody.Setting setting,
            AlertConfig config,
            Visitor visitor) {
        this.visitor = visitor;
        this.subscriptions = subscriptions;
        this.alerts = alerts;
        this.stream = new AlertStream(alerts, setting, config.alert().keepAlive());
        this.places = new Semaphore(config.alert().streamsMax());
    }

    @GET
    public Response follow(
            @QueryParam("subscription") @Nullable String subscription,
            @QueryParam("after") @Nullable String first,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId) {
        if (subscription == null || visitor.find(subscriptions, subscription).isEmpty()) {
            return problem(404, "There is no such subscription.");
        }
        OptionalLong after = after(subscription, lastEventId == null ? first : lastEventId);
        if (after.isEmpty()) {
            return problem(400, "Last-Event-ID or after: the ordinal of a message, such as 12.");
        }
        if (!places.tryAcquire()) {
            return problem(503, "Too many live streams are open; try again later.");
        }
        StreamingOutput output = out -> writeAndLeave(subscription, after.getAsLong(), out);
        return Response.ok(output)
                .type("text/event-stream")
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no")
                .build();
    }

    private void writeAndLeave(String subscription, long after, OutputStream out)
            throws IOException {
        writing.add(Thread.currentThread());
        try {
            stream.write(subscription, after, out);
        } finally {
            writing.remove(Thread.currentThread());
            places.release();
        }
    }

    /** Ends the streams, so that readers turn to another instance. */
    void stop(@Observes ShutdownEvent event) {
        writing.forEach(Thread::interrupt);
    }

    private OptionalLong after(String subscription, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return OptionalLong.of(alerts.lastSequence(subscription));
        }
        try {
            long id = Long.parseLong(given.strip());
            return id < 0 ? OptionalLong.empty() : OptionalLong.of(id);
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    private static Response problem(int status, String detail) {
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
