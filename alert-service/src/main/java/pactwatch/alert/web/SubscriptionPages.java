package pactwatch.alert.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.MessageDesk;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.desk.Draft;
import pactwatch.alert.desk.SubscriptionDesk;
import pactwatch.alert.desk.SubscriptionDesk.Result;
import pactwatch.alert.subscription.Subscription;

/** The page of one subscription, and the forms that open and change it. */
@Path("/alerts/subscriptions")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class SubscriptionPages {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final int SILENCE_HOURS_MAX = 24 * 90;

    private final PageSupply supply;
    private final SubscriptionDesk desk;
    private final MessageDesk messages;
    private final InstantSource clock;

    @Inject
    SubscriptionPages(
            PageSupply supply, SubscriptionDesk desk, MessageDesk messages, InstantSource clock) {
        this.supply = supply;
        this.desk = desk;
        this.messages = messages;
        this.clock = clock;
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        return show(id, null, null);
    }

    private Response show(String id, @Nullable String secret, @Nullable String done) {
        return with(id, s -> Response.ok(supply.subscription(s, secret, done)).build());
    }

    private Response with(String id, Function<Subscription, Response> answer) {
        Optional<Subscription> found = supply.find(id);
        return found.isPresent()
                ? answer.apply(found.get())
                : message(404, "Not found", "There is no such subscription.");
    }

    /** Opens a subscription and shows its secret, this once; sending the form twice opens one. */
    @POST
    public Response open(MultivaluedMap<String, String> form) {
        FormFields fields = new FormFields(form);
        String id = fields.one("id");
        if (id == null || !ID.matcher(id).matches()) {
            return message(400, "Not accepted", "The form is incomplete; open the page anew.");
        }
        return switch (Draft.check(fields.draft())) {
            case Draft.Checked.Bad(List<Draft.Fault> faults) -> faulty(id, fields, faults);
            case Draft.Checked.Good(Draft draft) -> open(id, fields, draft);
        };
    }

    private Response faulty(String id, FormFields fields, List<Draft.Fault> faults) {
        return Response.status(400).entity(supply.alerts(id, fields, faults, null)).build();
    }

    private Response open(String id, FormFields fields, Draft draft) {
        return switch (desk.open(id, draft, supply.owner())) {
            case SubscriptionDesk.Opened.Open(_, String secret, boolean isSeen) ->
                    isSeen
                            ? show(id, secret, welcome(draft))
                            : message(
                                    202,
                                    "Recorded",
                                    "The subscription will appear soon."
                                            + (secret == null ? "" : " Its secret: " + secret));
            case SubscriptionDesk.Opened.Taken _ -> show(id, null, null);
            case SubscriptionDesk.Opened.NoMail() ->
                    faulty(
                            id,
                            fields,
                            List.of(
                                    new Draft.Fault(
                                            "channel", "This Pactwatch has no mail server")));
            case SubscriptionDesk.Opened.Full(int max) ->
                    message(403, "Not accepted", "At most %d subscriptions.".formatted(max));
        };
    }

    private static String welcome(Draft draft) {
        return draft.target() instanceof Draft.Target.Email(String address)
                ? "A question was mailed to %s. Alerts begin when it is confirmed."
                        .formatted(address)
                : "Subscribed. You are told of what comes from now on.";
    }

    @POST
    @Path("/{id}/pause")
    public Response pause(@PathParam("id") String id) {
        return change(id, _ -> desk.pause(id, OptionalLong.empty()), null);
    }

    @POST
    @Path("/{id}/resume")
    public Response resume(@PathParam("id") String id) {
        return change(id, _ -> desk.resume(id, OptionalLong.empty()), null);
    }

    @POST
    @Path("/{id}/silence")
    public Response silence(@PathParam("id") String id, @FormParam("hours") int hours) {
        Duration time = Duration.ofHours(Math.clamp(hours, 0, SILENCE_HOURS_MAX - 1));
        return change(
                id, _ -> desk.silence(id, OptionalLong.empty(), clock.instant().plus(time)), null);
    }

    /** A new secret, shown this once. */
    @POST
    @Path("/{id}/rotate")
    public Response rotate(@PathParam("id") String id) {
        return change(
                id,
                _ -> desk.rotate(id, OptionalLong.empty()),
                "A new secret; for the next 24 hours messages are signed with the former one too.");
    }

    @POST
    @Path("/{id}/remove")
    public Response remove(@PathParam("id") String id) {
        return with(
                id,
                _ -> {
                    desk.remove(id, OptionalLong.empty());
                    return Response.seeOther(URI.create("/alerts")).build();
                });
    }

    /** Sends a test message. */
    @POST
    @Path("/{id}/test")
    public Response test(@PathParam("id") String id) {
        return with(
                id,
                s -> {
                    messages.test(s);
                    return show(
                            id, null, "A test is on its way; the log below shows what came of it.");
                });
    }

    /** Sends messages once more. */
    @POST
    @Path("/{id}/redeliver")
    public Response redeliver(
            @PathParam("id") String id,
            @FormParam("from") long from,
            @FormParam("to") long to,
            @FormParam("undelivered") @Nullable String undelivered) {
        return with(
                id,
                s -> {
                    long count = messages.redeliver(s, from, to, undelivered != null);
                    return show(
                            id,
                            null,
                            count == 0
                                    ? "There are no such messages."
                                    : "Asked for messages %d to %d once more; what waited for its next try is tried now."
                                            .formatted(
                                                    Math.max(1, from),
                                                    Math.max(1, from) + count - 1));
                });
    }

    /** What the reader thinks of an alert. */
    @POST
    @Path("/{id}/answer")
    public Response answer(
            @PathParam("id") String id,
            @FormParam("sequence") long sequence,
            @FormParam("verdict") @Nullable String verdict,
            @FormParam("comment") @Nullable String comment) {
        boolean isWrong = "WRONG".equals(verdict);
        return with(
                id,
                _ -> {
                    messages.answer(
                            id,
                            sequence,
                            isWrong ? AlertEvent.Verdict.WRONG : AlertEvent.Verdict.SEEN,
                            comment);
                    return show(
                            id,
                            null,
                            isWrong
                                    ? "Thank you. It waits in the analysts' queue."
                                    : "Acknowledged.");
                });
    }

    private Response change(
            String id, Function<Subscription, Result> change, @Nullable String done) {
        return with(id, s -> shown(id, change.apply(s), done));
    }

    private Response shown(String id, Result result, @Nullable String done) {
        return switch (result) {
            case Result.Done(_, String secret) -> back(id, secret, done);
            case Result.Accepted(_, String secret) -> back(id, secret, done);
            case Result.Conflict _ ->
                    message(409, "Changed meanwhile", "Somebody else changed it; look again.");
            case Result.Refused(String reason) -> message(422, "Not possible", reason);
            case Result.Unknown() -> message(404, "Not found", "There is no such subscription.");
        };
    }

    private Response back(String id, @Nullable String secret, @Nullable String done) {
        return secret == null
                ? Response.seeOther(URI.create("/alerts/subscriptions/" + id)).build()
                : show(id, secret, done);
    }

    private Response message(int status, String title, String detail) {
        return Response.status(status).entity(supply.message(title, detail)).build();
    }
}
