package pactwatch.alert.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.Visitor;
import pactwatch.alert.delivery.DeliveryLog;
import pactwatch.alert.desk.Draft;
import pactwatch.alert.desk.SubscriptionDesk;
import pactwatch.alert.subscription.Subscription;
import pactwatch.alert.subscription.SubscriptionStore;

/**
 * Subscriptions over REST; owners see only their own. A write may name the sequence that it expects
 * in {@code If-Match}; it is answered 200 or 201 if it is seen, 202 if it is recorded but not seen
 * within 2 s, 409 if it lost.
 */
@Path("/api/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SubscriptionResource {

    private static final int DELIVERIES_MAX = 50;
    private static final int PAGE_DEFAULT = 100;
    private static final int PAGE_MAX = 1_000;

    private final SubscriptionDesk desk;
    private final SubscriptionStore store;
    private final DeliveryLog deliveries;
    private final Visitor visitor;

    @Inject
    SubscriptionResource(
            SubscriptionDesk desk,
            SubscriptionStore store,
            DeliveryLog deliveries,
            Visitor visitor) {
        this.desk = desk;
        this.store = store;
        this.deliveries = deliveries;
        this.visitor = visitor;
    }

    /** Opens a subscription; the answer tells the secret of a webhook, this once. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response open(String body) {
        return switch (DraftReader.read(body)) {
            case Draft.Checked.Bad(List<Draft.Fault> faults) -> Problem.ofFaults(faults);
            case Draft.Checked.Good(Draft draft) -> open(draft);
        };
    }

    private Response open(Draft draft) {
        return switch (desk.open(desk.newId(), draft, visitor.caller().owner())) {
            case SubscriptionDesk.Opened.Open(String id, String secret, boolean isSeen) ->
                    Response.status(isSeen ? 201 : 202)
                            .location(URI.create("/api/subscriptions/" + id))
                            .header("Cache-Control", "no-store")
                            .entity(new Shapes.Created(id, secret))
                            .build();
            case SubscriptionDesk.Opened.Taken _ ->
                    Problem.of(409, "Conflict", "The id is in use.");
            case SubscriptionDesk.Opened.NoMail() ->
                    Problem.ofFaults(
                            List.of(
                                    new Draft.Fault(
                                            "channel.type",
                                            "This Pactwatch sends no email; set"
                                                    + " pactwatch.mail.host, or choose webhook,"
                                                    + " sse or atom")));
            case SubscriptionDesk.Opened.Full(int max) ->
                    Problem.of(
                            403, "Forbidden", "At most %d subscriptions are kept.".formatted(max));
        };
    }

    /** Subscriptions, oldest first, a page at a time; {@code Link} leads to the next page. */
    @GET
    public Response list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = limit == null ? PAGE_DEFAULT : Math.clamp(limit, 1, PAGE_MAX);
        List<Subscription> rest =
                store.book().all().stream()
                        .filter(s -> s.isVisibleTo(visitor.caller().owner()))
                        .sorted(
                                Comparator.comparing(Subscription::created)
                                        .thenComparing(Subscription::id))
                        .dropWhile(s -> after != null && !s.id().equals(after))
                        .skip(after == null ? 0 : 1)
                        .limit(size + 1L)
                        .toList();
        List<Subscription> page = rest.stream().limit(size).toList();
        Response.ResponseBuilder answer =
                Response.ok(
                        new Shapes.SubscriptionList(page.stream().map(Shapes.One::of).toList()));
        if (rest.size() > size) {
            String next =
                    "</api/subscriptions?after=%s&limit=%d>; rel=\"next\""
                            .formatted(page.getLast().id(), size);
            answer.header("Link", next);
        }
        return answer.build();
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        return withFound(
                id, s -> Response.ok(Shapes.One.of(s)).tag(Long.toString(s.sequence())).build());
    }

    /** The newest attempts, newest first. */
    @GET
    @Path("/{id}/deliveries")
    public Response deliveries(@PathParam("id") String id) {
        return withFound(
                id,
                s ->
                        Response.ok(
                                        new Shapes.Deliveries(
                                                deliveries.newest(s.id(), DELIVERIES_MAX).stream()
                                                        .map(Shapes.Delivery::of)
                                                        .toList()))
                                .build());
    }

    /** Wants other developments, or at other times; the channel stays. */
    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String expected,
            String body) {
        return switch (DraftReader.readChange(body)) {
            case Draft.Checked.Bad(List<Draft.Fault> faults) -> Problem.ofFaults(faults);
            case Draft.Checked.Good(Draft draft) ->
                    withFound(
                            id,
                            _ ->
                                    Changes.of(
                                            id,
                                            expected,
                                            e ->
                                                    desk.change(
                                                            id,
                                                            e,
                                                            draft.filter(),
                                                            draft.preferences())));
        };
    }

    @DELETE
    @Path("/{id}")
    public Response remove(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String expected) {
        return withFound(id, _ -> Changes.of(id, expected, e -> desk.remove(id, e)));
    }

    private Response withFound(String id, Function<Subscription, Response> answer) {
        return visitor.find(store, id).map(answer).orElseGet(Changes::unknown);
    }
}
