package pactwatch.alert.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Needs;
import pactwatch.access.Right;
import pactwatch.alert.MessageDesk;
import pactwatch.alert.Visitor;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertStore;
import pactwatch.alert.desk.Draft;
import pactwatch.alert.subscription.SubscriptionStore;

/** What subscribers think of alerts; those called wrong are the analysts' queue. */
@Path("/api/alerts/answers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AnswerResource {

    private static final int LIMIT_MAX = 500;

    record Answers(List<One> answers) {}

    record One(Instant at, AlertEvent.Answered answer) {}

    private final MessageDesk desk;
    private final AlertStore alerts;
    private final SubscriptionStore store;
    private final Visitor visitor;

    @Inject
    AnswerResource(MessageDesk desk, AlertStore alerts, SubscriptionStore store, Visitor visitor) {
        this.desk = desk;
        this.alerts = alerts;
        this.store = store;
        this.visitor = visitor;
    }

    /** Answers an alert: {@code {"subscription","sequence","verdict":"SEEN|WRONG","comment"?}}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response answer(String body) {
        JsonNode node = Bodies.read(body);
        String subscription = node.path("subscription").asText();
        Optional<AlertEvent.Verdict> verdict = verdict(node.path("verdict").asText());
        if (verdict.isEmpty()) {
            return Problem.ofFaults(List.of(new Draft.Fault("verdict", "One of SEEN, WRONG")));
        }
        boolean isDone =
                visitor.find(store, subscription).isPresent()
                        && desk.answer(
                                subscription,
                                node.path("sequence").asLong(),
                                verdict.get(),
                                node.path("comment").asText(null));
        return isDone
                ? Response.accepted().build()
                : Problem.of(404, "Not found", "There is no such message in that subscription.");
    }

    private static Optional<AlertEvent.Verdict> verdict(String name) {
        return Arrays.stream(AlertEvent.Verdict.values())
                .filter(v -> v.name().equals(name))
                .findFirst();
    }

    /** The newest answers, newest first; with {@code verdict=WRONG} the analysts' queue. */
    @GET
    @Needs(Right.ANALYST)
    public Response list(@QueryParam("verdict") @Nullable String verdict) {
        return Response.ok(
                        new Answers(
                                alerts.answers(LIMIT_MAX).stream()
                                        .filter(a ->
                                                verdict == null
                                                        || a.answered()
                                                                .verdict()
                                                                .name()
                                                                .equals(verdict))
                                        .map(a -> new One(a.at(), a.answered()))
                                        .toList()))
                .build();
    }
}
