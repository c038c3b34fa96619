package pactwatch.alert.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.AlertConfig;
import pactwatch.alert.access.AdminToken;
import pactwatch.alert.alert.AlertStore;
import pactwatch.alert.alert.MessageBody;
import pactwatch.alert.delivery.DeliveryLog;
import pactwatch.alert.subscription.Draft;
import pactwatch.alert.subscription.Subscription;
import pactwatch.alert.subscription.SubscriptionDesk;
import pactwatch.alert.subscription.SubscriptionStore;

/** The page of all subscriptions and recent alerts, the live page, and signing in. */
@Path("/alerts")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class AlertPages {

    private static final Duration SIGNED_IN_MAX = Duration.ofDays(30);
    private static final int ALERTS_MAX = 20;
    private static final int SUBSCRIPTIONS_MAX = 200;

    private final SubscriptionStore store;
    private final SubscriptionDesk desk;
    private final AlertStore alerts;
    private final DeliveryLog deliveries;
    private final AdminToken token;
    private final MessageBody.Setting setting;
    private final AlertConfig config;

    @Inject
    AlertPages(
            SubscriptionStore store,
            SubscriptionDesk desk,
            AlertStore alerts,
            DeliveryLog deliveries,
            AdminToken token,
            MessageBody.Setting setting,
            AlertConfig config) {
        this.store = store;
        this.desk = desk;
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.token = token;
        this.setting = setting;
        this.config = config;
    }

    @GET
    public String all() {
        return page(List.of());
    }

    /** The page again, with what is wrong with the form. */
    String page(List<Draft.Fault> faults) {
        List<Views.One> subscriptions =
                store.book().all().stream()
                        .sorted(Comparator.comparing(Subscription::created).reversed())
                        .limit(SUBSCRIPTIONS_MAX)
                        .map(s -> Views.One.of(s, deliveries.newest(s.id(), 1)))
                        .toList();
        return Pages.alerts(
                        config.demo(),
                        desk.newId(),
                        Views.Form.blank(config.alert().members()),
                        faults,
                        subscriptions,
                        alerts.newest(ALERTS_MAX).stream()
                                .map(m -> Views.Alert.of(m, setting))
                                .toList())
                .render();
    }

    /**
     * The newest messages of one subscription, live; of the newest live stream if none is named.
     */
    @GET
    @Path("/live")
    public Response live(@QueryParam("subscription") @Nullable String id) {
        Optional<Subscription> found =
                id == null
                        ? store.book().all().stream()
                                .max(Comparator.comparing(Subscription::created))
                        : store.book().find(id);
        if (found.isEmpty()) {
            return Response.status(404)
                    .entity(
                            Pages.message(
                                            config.demo(),
                                            "Nothing to follow",
                                            "Subscribe first; any subscription can be followed"
                                                    + " live.")
                                    .render())
                    .build();
        }
        Subscription subscription = found.get();
        long last = alerts.lastSequence(subscription.id());
        return Response.ok(
                        Pages.live(
                                        config.demo(),
                                        Views.One.of(subscription, List.of()),
                                        last,
                                        alerts.newest(subscription.id(), ALERTS_MAX).stream()
                                                .map(m -> Views.Alert.of(m, setting))
                                                .toList())
                                .render())
                .build();
    }

    /** One message by itself, for the live page. */
    @GET
    @Path("/live/card")
    public Response card(
            @QueryParam("subscription") @Nullable String id,
            @QueryParam("sequence") @Nullable Long sequence) {
        if (id == null || sequence == null || sequence < 1) {
            return Response.status(400).entity("").build();
        }
        return alerts.after(id, sequence - 1, 1).stream()
                .findFirst()
                .map(m -> Response.ok(Pages.card(Views.Alert.of(m, setting)).render()))
                .orElseGet(() -> Response.status(404).entity(""))
                .build();
    }

    @GET
    @Path("/sign-in")
    public String signIn() {
        return Pages.signIn(config.demo(), false, token.isSetUp()).render();
    }

    @POST
    @Path("/sign-in")
    public Response signIn(@FormParam("token") @Nullable String shown) {
        if (shown == null || !token.matches(shown)) {
            return Response.status(401)
                    .entity(Pages.signIn(config.demo(), true, token.isSetUp()).render())
                    .build();
        }
        NewCookie cookie =
                new NewCookie.Builder(AdminToken.COOKIE)
                        .value(shown.strip())
                        .path("/")
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.STRICT)
                        .maxAge((int) SIGNED_IN_MAX.toSeconds())
                        .build();
        return Response.seeOther(URI.create("/alerts")).cookie(cookie).build();
    }
}
