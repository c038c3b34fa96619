package pactwatch.alert.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Needs;
import pactwatch.access.Right;
import pactwatch.alert.AlertConfig;
import pactwatch.alert.MessageDesk;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.AlertStore;
import pactwatch.alert.desk.SubscriptionDesk;
import pactwatch.alert.message.MessageBody;
import pactwatch.alert.message.Words;
import pactwatch.alert.secret.SignedLinks;
import pactwatch.alert.secret.SignedLinks.Purpose;
import pactwatch.alert.subscription.Subscription;
import pactwatch.alert.subscription.SubscriptionStore;

/**
 * What the signed links of messages lead to. Looking changes nothing, because mail scanners look;
 * only the button, or the one click of a mail reader (RFC 8058), does.
 */
@Path("/alerts")
@Needs(Right.KEY)
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class LinkPages {

    private final SubscriptionStore store;
    private final SubscriptionDesk desk;
    private final MessageDesk messages;
    private final AlertStore alerts;
    private final SignedLinks links;
    private final AlertConfig config;

    @Inject
    LinkPages(
            SubscriptionStore store,
            SubscriptionDesk desk,
            MessageDesk messages,
            AlertStore alerts,
            SignedLinks links,
            AlertConfig config) {
        this.store = store;
        this.desk = desk;
        this.messages = messages;
        this.alerts = alerts;
        this.links = links;
        this.config = config;
    }

    private record Key(Purpose purpose, String subscription, @Nullable String shown) {
        String action(String path) {
            return "/alerts/%s/%s?key=%s".formatted(path, subscription, shown);
        }
    }

    private Response with(Key key, Supplier<Response> answer) {
        boolean isGenuine = links.isGenuine(key.purpose(), key.subscription(), key.shown());
        Optional<Subscription> found = store.book().find(key.subscription());
        if (!isGenuine) {
            return said(403, "Not a link of ours", "The link is incomplete; copy all of it.");
        }
        return found.isPresent()
                ? answer.get()
                : said(200, "No longer there", "This subscription has ended; nothing is sent.");
    }

    private Response said(int status, String title, String detail) {
        return Response.status(status)
                .entity(Pages.message(config.demo(), title, detail).render())
                .build();
    }

    private Response ask(String title, String detail, String action, String button) {
        return Response.ok(Pages.ask(config.demo(), title, detail, action, button, null).render())
                .build();
    }

    @GET
    @Path("/confirm/{id}")
    public Response askConfirm(
            @PathParam("id") String id, @QueryParam("key") @Nullable String shown) {
        Key key = new Key(Purpose.CONFIRM, id, shown);
        return with(
                key,
                () ->
                        ask(
                                "Do you want these alerts?",
                                store.book().find(id).map(Words::watch).orElse(""),
                                key.action("confirm"),
                                "Yes, send them"));
    }

    @POST
    @Path("/confirm/{id}")
    public Response confirm(@PathParam("id") String id, @QueryParam("key") @Nullable String shown) {
        return with(
                new Key(Purpose.CONFIRM, id, shown),
                () -> {
                    desk.confirm(id);
                    return said(200, "Confirmed", "You are told of what comes from now on.");
                });
    }

    @GET
    @Path("/unsubscribe/{id}")
    public Response askUnsubscribe(
            @PathParam("id") String id, @QueryParam("key") @Nullable String shown) {
        Key key = new Key(Purpose.UNSUBSCRIBE, id, shown);
        return with(
                key,
                () ->
                        ask(
                                "Stop these messages?",
                                store.book().find(id).map(Words::watch).orElse(""),
                                key.action("unsubscribe"),
                                "Stop them"));
    }

    @POST
    @Path("/unsubscribe/{id}")
    public Response unsubscribe(
            @PathParam("id") String id, @QueryParam("key") @Nullable String shown) {
        return with(
                new Key(Purpose.UNSUBSCRIBE, id, shown),
                () -> {
                    desk.remove(id, OptionalLong.empty());
                    return said(200, "Stopped", "Nothing more is sent to you.");
                });
    }

    @GET
    @Path("/answer/{id}")
    public Response askAnswer(
            @PathParam("id") String id,
            @QueryParam("key") @Nullable String shown,
            @QueryParam("sequence") long sequence) {
        Key key = new Key(Purpose.ANSWER, id, shown);
        return with(
                key,
                () -> {
                    Optional<AlertMessage> found =
                            alerts.after(id, Math.max(0, sequence - 1), 1).stream().findFirst();
                    MessageBody.Setting setting = new MessageBody.Setting(null, config.demo());
                    return found.isEmpty()
                            ? said(404, "Not found", "There is no such message.")
                            : Response.ok(
                                            Pages.ask(
                                                            config.demo(),
                                                            "Your word on this alert",
                                                            "",
                                                            key.action("answer")
                                                                    + "&sequence="
                                                                    + sequence,
                                                            "",
                                                            Views.Alert.of(found.get(), setting))
                                                    .render())
                                    .build();
                });
    }

    @POST
    @Path("/answer/{id}")
    public Response answer(
            @PathParam("id") String id,
            @QueryParam("key") @Nullable String shown,
            @QueryParam("sequence") long sequence,
            @FormParam("verdict") @Nullable String verdict,
            @FormParam("comment") @Nullable String comment) {
        boolean isWrong = "WRONG".equals(verdict);
        return with(
                new Key(Purpose.ANSWER, id, shown),
                () ->
                        messages.answer(
                                        id,
                                        sequence,
                                        isWrong
                                                ? AlertEvent.Verdict.WRONG
                                                : AlertEvent.Verdict.SEEN,
                                        comment)
                                ? said(
                                        200,
                                        "Thank you",
                                        isWrong
                                                ? "It waits in the analysts' queue."
                                                : "You have acknowledged it.")
                                : said(404, "Not found", "There is no such message."));
    }
}
