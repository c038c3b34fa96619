package pactwatch.alert.sse;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;
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
    private final OpenStreams streams;

    @Inject
    StreamResource(
            SubscriptionStore subscriptions,
            AlertStore alerts,
            MessageBody.Setting setting,
            AlertConfig config,
            OpenStreams streams,
            Visitor visitor) {
        this.visitor = visitor;
        this.subscriptions = subscriptions;
        this.alerts = alerts;
        this.stream = new AlertStream(alerts, setting, config.alert().keepAlive());
        this.streams = streams;
    }

    @GET
    public Response follow(
            @QueryParam("subscription") @Nullable String subscription,
            @QueryParam("after") @Nullable String first,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId) {
        if (subscription == null || visitor.find(subscriptions, subscription).isEmpty()) {
            return OpenStreams.problem(404, "There is no such subscription.");
        }
        OptionalLong after = after(subscription, lastEventId == null ? first : lastEventId);
        if (after.isEmpty()) {
            return OpenStreams.problem(
                    400, "Last-Event-ID or after: the ordinal of a message, such as 12.");
        }
        return streams.open(out -> stream.write(subscription, after.getAsLong(), out));
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
}
