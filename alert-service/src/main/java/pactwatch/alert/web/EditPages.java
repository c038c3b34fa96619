package pactwatch.alert.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.backtest.Backtest;
import pactwatch.alert.desk.Draft;
import pactwatch.alert.desk.SubscriptionDesk;
import pactwatch.alert.desk.SubscriptionDesk.Result;
import pactwatch.alert.subscription.Subscription;

/** The page that changes what a subscription wants; its channel stays. */
@Path("/alerts/subscriptions/{id}/edit")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class EditPages {

    private final PageSupply supply;
    private final SubscriptionDesk desk;
    private final Backtest backtest;

    @Inject
    EditPages(PageSupply supply, SubscriptionDesk desk, Backtest backtest) {
        this.supply = supply;
        this.desk = desk;
        this.backtest = backtest;
    }

    /** The form with what the subscription wants now. */
    @GET
    public Response form(@PathParam("id") String id) {
        return with(
                id,
                s ->
                        Response.ok(supply.edit(s, s.sequence(), FormFields.of(s), List.of(), null))
                                .build());
    }

    /** Changes it, unless somebody else did since the form was opened. */
    @POST
    public Response save(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        return checked(
                id,
                new FormFields(form),
                (s, fields) ->
                        draft -> {
                            OptionalLong expected = OptionalLong.of(sequence(fields, s));
                            return saved(
                                    s,
                                    desk.change(id, expected, draft.filter(), draft.preferences()));
                        });
    }

    /** Runs the changed form over history. */
    @POST
    @Path("/backtest")
    public Response backtest(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        return checked(
                id,
                new FormFields(form),
                (s, fields) ->
                        draft ->
                                backtest.run(draft.filter())
                                        .map(r ->
                                                page(
                                                        200,
                                                        s,
                                                        fields,
                                                        List.of(),
                                                        BacktestView.of(r, supply.setting())))
                                        .orElseGet(() ->
                                                message(
                                                        503,
                                                        "Busy",
                                                        "Other back-tests are running; try again in a"
                                                                + " moment.")));
    }

    private Response checked(
            String id,
            FormFields fields,
            BiFunction<Subscription, FormFields, Function<Draft, Response>> use) {
        return with(
                id,
                s ->
                        switch (Draft.check(fields.change())) {
                            case Draft.Checked.Bad(List<Draft.Fault> faults) ->
                                    page(400, s, fields, faults, null);
                            case Draft.Checked.Good(Draft draft) ->
                                    use.apply(s, fields).apply(draft);
                        });
    }

    private Response saved(Subscription subscription, Result result) {
        return switch (result) {
            case Result.Done _, Result.Accepted _ ->
                    Response.seeOther(URI.create("/alerts/subscriptions/" + subscription.id()))
                            .build();
            case Result.Conflict _ ->
                    message(409, "Changed meanwhile", "Somebody else changed it; look again.");
            case Result.Refused(String reason) -> message(422, "Not possible", reason);
            case Result.Unknown() -> unknown();
        };
    }

    private static long sequence(FormFields fields, Subscription subscription) {
        String sent = fields.one("sequence");
        try {
            return sent == null ? subscription.sequence() : Long.parseLong(sent);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private Response page(
            int status,
            Subscription subscription,
            FormFields fields,
            List<Draft.Fault> faults,
            @Nullable BacktestView view) {
        long sequence = sequence(fields, subscription);
        return Response.status(status)
                .entity(supply.edit(subscription, sequence, fields, faults, view))
                .build();
    }

    private Response with(String id, Function<Subscription, Response> answer) {
        return supply.find(id).map(answer).orElseGet(this::unknown);
    }

    private Response unknown() {
        return message(404, "Not found", "There is no such subscription.");
    }

    private Response message(int status, String title, String detail) {
        return Response.status(status).entity(supply.message(title, detail)).build();
    }
}
