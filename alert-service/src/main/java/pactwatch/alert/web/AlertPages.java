package pactwatch.alert.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Keys;
import pactwatch.access.Needs;
import pactwatch.access.Right;
import pactwatch.alert.access.Callers;
import pactwatch.alert.backtest.Backtest;
import pactwatch.alert.desk.Draft;
import pactwatch.alert.desk.SubscriptionDesk;

/** The page of all subscriptions and recent alerts, the back-test, the queue, and signing in. */
@Path("/alerts")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class AlertPages {

    private static final Duration SIGNED_IN_MAX = Duration.ofDays(30);

    private final PageSupply supply;
    private final SubscriptionDesk desk;
    private final Backtest backtest;
    private final Callers callers;

    @Inject
    AlertPages(PageSupply supply, SubscriptionDesk desk, Backtest backtest, Callers callers) {
        this.supply = supply;
        this.desk = desk;
        this.backtest = backtest;
        this.callers = callers;
    }

    /** The page; its address can preset the form, so that a search can become a subscription. */
    @GET
    public String all(@Context UriInfo uri) {
        return supply.alerts(
                desk.newId(), new FormFields(uri.getQueryParameters()), List.of(), null);
    }

    /** Runs the form over history and shows what it would have sent, before anything is saved. */
    @POST
    @Path("/backtest")
    public Response backtest(MultivaluedMap<String, String> form) {
        FormFields fields = new FormFields(form);
        String id = fields.one("id");
        String formId = id == null ? desk.newId() : id;
        return switch (Draft.check(fields.draft())) {
            case Draft.Checked.Bad(List<Draft.Fault> faults) ->
                    Response.status(400)
                            .entity(supply.alerts(formId, fields, faults, null))
                            .build();
            case Draft.Checked.Good(Draft draft) ->
                    backtest.run(draft.filter())
                            .map(r ->
                                    Response.ok(
                                            supply.alerts(
                                                    formId,
                                                    fields,
                                                    List.of(),
                                                    BacktestView.of(r, supply.setting()))))
                            .orElseGet(() ->
                                    Response.status(503)
                                            .entity(
                                                    supply.message(
                                                            "Busy",
                                                            "Other back-tests are running;"
                                                                    + " try again in a"
                                                                    + " moment.")))
                            .build();
        };
    }

    /** Alerts that subscribers called wrong, for analysts. */
    @GET
    @Path("/queue")
    @Needs(Right.ANALYST)
    public String queue() {
        return supply.queue();
    }

    @GET
    @Path("/sign-in")
    @Needs(Right.ANYONE)
    public String signIn() {
        return Pages.signIn(supply.isDemo(), false, callers.isSetUp()).render();
    }

    @POST
    @Path("/sign-in")
    @Needs(Right.ANYONE)
    public Response signIn(@FormParam("token") @Nullable String shown) {
        if (shown == null || callers.byToken(shown).isEmpty()) {
            return Response.status(401)
                    .entity(Pages.signIn(supply.isDemo(), true, callers.isSetUp()).render())
                    .build();
        }
        NewCookie cookie =
                new NewCookie.Builder(Keys.COOKIE)
                        .value(shown.strip())
                        .path("/")
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.STRICT)
                        .maxAge((int) SIGNED_IN_MAX.toSeconds())
                        .build();
        return Response.seeOther(URI.create("/alerts")).cookie(cookie).build();
    }
}
