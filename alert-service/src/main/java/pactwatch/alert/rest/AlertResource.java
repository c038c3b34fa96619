package pactwatch.alert.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.Visitor;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.AlertStore;
import pactwatch.alert.subscription.SubscriptionStore;

/** What subscribers were told, newest first. */
@Path("/api/alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AlertResource {

    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 500;

    private final AlertStore alerts;
    private final SubscriptionStore store;
    private final Visitor visitor;

    @Inject
    AlertResource(AlertStore alerts, SubscriptionStore store, Visitor visitor) {
        this.alerts = alerts;
        this.store = store;
        this.visitor = visitor;
    }

    /**
     * The newest alerts, or those of one subscription.
     *
     * @param after with a subscription: oldest first, those after this ordinal, so that a gap can
     *     be fetched
     */
    @GET
    public Shapes.Alerts list(
            @QueryParam("subscription") @Nullable String subscription,
            @QueryParam("after") @Nullable Long after,
            @QueryParam("limit") @Nullable Integer limit) {
        int most = limit == null ? LIMIT_DEFAULT : Math.clamp(limit, 1, LIMIT_MAX);
        List<AlertMessage> found;
        if (subscription == null) {
            found =
                    alerts.newest(LIMIT_MAX).stream()
                            .filter(m -> visitor.find(store, m.subscription()).isPresent())
                            .limit(most)
                            .toList();
        } else if (visitor.find(store, subscription).isEmpty()) {
            found = List.of();
        } else if (after == null) {
            found = alerts.newest(subscription, most);
        } else {
            found = alerts.after(subscription, Math.max(0, after), most);
        }
        return new Shapes.Alerts(found.stream().map(Shapes.Alert::of).toList());
    }
}
