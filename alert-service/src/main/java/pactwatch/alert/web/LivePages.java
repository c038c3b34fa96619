package pactwatch.alert.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.subscription.Subscription;

/** The newest messages of one subscription, as they come. */
@Path("/alerts/live")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class LivePages {

    private final PageSupply supply;

    @Inject
    LivePages(PageSupply supply) {
        this.supply = supply;
    }

    /** The messages of a subscription, live; of the newest one if none is named. */
    @GET
    public Response live(@QueryParam("subscription") @Nullable String id) {
        Optional<Subscription> found =
                id == null
                        ? supply.visible().max(Comparator.comparing(Subscription::created))
                        : supply.find(id);
        return found.map(s -> Response.ok(supply.live(s)))
                .orElseGet(() ->
                        Response.status(404)
                                .entity(
                                        supply.message(
                                                "Nothing to follow",
                                                "Subscribe first; any subscription can be"
                                                        + " followed live.")))
                .build();
    }

    /** One message by itself, for the live page. */
    @GET
    @Path("/card")
    public Response card(
            @QueryParam("subscription") @Nullable String id,
            @QueryParam("sequence") @Nullable Long sequence) {
        if (id == null || sequence == null || sequence < 1) {
            return Response.status(400).entity("").build();
        }
        return supply.card(id, sequence)
                .map(Response::ok)
                .orElseGet(() -> Response.status(404).entity(""))
                .build();
    }
}
