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
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.AlertStore;

/** What subscribers were told, newest first. */
@Path("/api/alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AlertResource {

    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 500;

    private final AlertStore alerts;

    @Inject
    AlertResource(AlertStore alerts) {
        this.alerts = alerts;
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
            found = alerts.newest(most);
        } else if (after == null) {
            found = alerts.newest(subscription, most);
        } else {
            found = alerts.after(subscription, Math.max(0, after), most);
        }
        return new Shapes.Alerts(found.stream().map(Shapes.Alert::of).toList());
    }
}
