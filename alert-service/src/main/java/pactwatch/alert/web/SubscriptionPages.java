package pactwatch.alert.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.AlertConfig;
import pactwatch.alert.alert.AlertStore;
import pactwatch.alert.alert.MessageBody;
import pactwatch.alert.delivery.DeliveryLog;
import pactwatch.alert.subscription.Draft;
import pactwatch.alert.subscription.Subscription;
import pactwatch.alert.subscription.SubscriptionDesk;
import pactwatch.alert.subscription.SubscriptionStore;

/** The page of one subscription, and the forms that open and change it. */
@Path("/alerts/subscriptions")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class SubscriptionPages {

    private static final int DELIVERIES_MAX = 50;
    private static final int ALERTS_MAX = 20;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final SubscriptionStore store;
    private final SubscriptionDesk desk;
    private final AlertStore alerts;
    private final DeliveryLog deliveries;
    private final MessageBody.Setting setting;
    private final AlertConfig config;
    private final AlertPages pages;

    @Inject
    SubscriptionPages(
            SubscriptionStore store,
            SubscriptionDesk desk,
            AlertStore alerts,
            DeliveryLog deliveries,
            MessageBody.Setting setting,
            AlertConfig config,
            AlertPages pages) {
        this.store = store;
        this.desk = desk;
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.setting = setting;
        this.config = config;
        this.pages = pages;
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        return show(id, null);
    }

    private Response show(String id, @Nullable String secret) {
        Optional<Subscription> found = store.book().find(id);
        if (found.isEmpty()) {
            return message(404, "Not found", "There is no such subscription.");
        }
        var log = deliveries.newest(id, DELIVERIES_MAX);
        return Response.ok(
                        Pages.subscription(
                                        config.demo(),
                                        Views.One.of(found.get(), log),
                                        secret,
                                        log.stream().map(Views.Delivery::of).toList(),
                                        alerts.newest(id, ALERTS_MAX).stream()
                                                .map(m -> Views.Alert.of(m, setting))
                                                .toList())
                                .render())
                .build();
    }

    /**
     * Opens a subscription and shows its secret, this once.
     *
     * @param id made with the form, so that sending the form twice opens one subscription
     */
    @POST
    public Response open(
            @FormParam("id") @Nullable String id,
            @FormParam("members") List<String> members,
            @FormParam("kinds") List<String> kinds,
            @FormParam("leastStage") @Nullable String leastStage,
            @FormParam("announced") @Nullable String announced,
            @FormParam("channel") @Nullable String channel,
            @FormParam("url") @Nullable String url) {
        if (id == null || !ID.matcher(id).matches()) {
            return message(400, "Not accepted", "The form is incomplete; open the page anew.");
        }
        Draft.Raw raw =
                new Draft.Raw(members, kinds, null, leastStage, announced != null, channel, url);
        return switch (Draft.check(raw)) {
            case Draft.Checked.Bad(List<Draft.Fault> faults) ->
                    Response.status(400).entity(pages.page(faults)).build();
            case Draft.Checked.Good(Draft draft) -> open(id, draft);
        };
    }

    private Response open(String id, Draft draft) {
        return switch (desk.open(id, draft)) {
            case SubscriptionDesk.Opened.Open(_, String secret, boolean isSeen) ->
                    isSeen
                            ? show(id, secret)
                            : message(
                                    202,
                                    "Recorded",
                                    "The subscription will appear soon."
                                            + (secret == null ? "" : " Its secret: " + secret));
            case SubscriptionDesk.Opened.Taken _ -> show(id, null);
            case SubscriptionDesk.Opened.Full(int max) ->
                    message(403, "Not accepted", "At most %d subscriptions.".formatted(max));
        };
    }

    @POST
    @Path("/{id}/pause")
    public Response pause(@PathParam("id") String id) {
        return back("/alerts/subscriptions/" + id, desk.pause(id, OptionalLong.empty()));
    }

    @POST
    @Path("/{id}/resume")
    public Response resume(@PathParam("id") String id) {
        return back("/alerts/subscriptions/" + id, desk.resume(id, OptionalLong.empty()));
    }

    @POST
    @Path("/{id}/remove")
    public Response remove(@PathParam("id") String id) {
        return back("/alerts", desk.remove(id, OptionalLong.empty()));
    }

    private Response back(String path, SubscriptionDesk.Result result) {
        return switch (result) {
            case SubscriptionDesk.Result.Done _, SubscriptionDesk.Result.Accepted _ ->
                    Response.seeOther(URI.create(path)).build();
            case SubscriptionDesk.Result.Conflict _ ->
                    message(409, "Changed meanwhile", "Somebody else changed it; look again.");
            case SubscriptionDesk.Result.Unknown() ->
                    message(404, "Not found", "There is no such subscription.");
        };
    }

    private Response message(int status, String title, String detail) {
        return Response.status(status)
                .entity(Pages.message(config.demo(), title, detail).render())
                .build();
    }
}
