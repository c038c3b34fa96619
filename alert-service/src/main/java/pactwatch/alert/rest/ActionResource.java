package pactwatch.alert.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.MessageDesk;
import pactwatch.alert.Visitor;
import pactwatch.alert.desk.Draft;
import pactwatch.alert.desk.SubscriptionDesk;
import pactwatch.alert.subscription.Subscription;
import pactwatch.alert.subscription.SubscriptionStore;

/** What can be done with a subscription beside changing what it wants. */
@Path("/api/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ActionResource {

    private final SubscriptionDesk desk;
    private final MessageDesk messages;
    private final SubscriptionStore store;
    private final Visitor visitor;

    @Inject
    ActionResource(
            SubscriptionDesk desk, MessageDesk messages, SubscriptionStore store, Visitor visitor) {
        this.desk = desk;
        this.messages = messages;
        this.store = store;
        this.visitor = visitor;
    }

    @POST
    @Path("/{id}/pause")
    public Response pause(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String expected) {
        return change(id, expected, desk::pause);
    }

    @POST
    @Path("/{id}/resume")
    public Response resume(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String expected) {
        return change(id, expected, desk::resume);
    }

    /** A new secret, told this once; the present one signs too for a day. */
    @POST
    @Path("/{id}/rotate")
    public Response rotate(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String expected) {
        return change(id, expected, desk::rotate);
    }

    /**
     * Sends nothing until a time: {@code {"until":"2026-02-03T12:00:00Z"}}; what waits comes then.
     */
    @POST
    @Path("/{id}/silence")
    public Response silence(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String expected,
            String body) {
        Instant until = instant(Bodies.read(body).path("until").asText());
        return until == null
                ? fault("until", "When it ends, such as 2026-02-03T12:00:00Z")
                : change(id, expected, (i, e) -> desk.silence(i, e, until));
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    /** Sends a test message through the channel. */
    @POST
    @Path("/{id}/test")
    public Response test(@PathParam("id") String id) {
        return withFound(id, s -> Response.accepted(new Bodies.Message(messages.test(s))).build());
    }

    /**
     * Sends messages once more: {@code {"from":3,"to":9,"undelivered":true}}; all of it may be left
     * out. Those that wait for their next try are tried now.
     */
    @POST
    @Path("/{id}/redeliver")
    public Response redeliver(@PathParam("id") String id, @Nullable String body) {
        JsonNode node = Bodies.read(body);
        long first = node.path("from").asLong(1);
        long last = node.path("to").asLong(Long.MAX_VALUE);
        boolean onlyUndelivered = node.path("undelivered").asBoolean(false);
        if (first < 1 || last < first) {
            return fault("from", "The ordinal of a message, from 1; to is not before it");
        }
        return withFound(
                id,
                s -> {
                    long count = messages.redeliver(s, first, last, onlyUndelivered);
                    return Response.accepted(new Bodies.Asked(count)).build();
                });
    }

    private static Response fault(String field, String detail) {
        return Problem.ofFaults(List.of(new Draft.Fault(field, detail)));
    }

    private Response change(
            String id,
            @Nullable String expected,
            BiFunction<String, OptionalLong, SubscriptionDesk.Result> change) {
        return withFound(id, _ -> Changes.of(id, expected, e -> change.apply(id, e)));
    }

    private Response withFound(String id, Function<Subscription, Response> answer) {
        return visitor.find(store, id).map(answer).orElseGet(Changes::unknown);
    }
}
