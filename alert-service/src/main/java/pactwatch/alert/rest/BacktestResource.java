package pactwatch.alert.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.Notice;
import pactwatch.alert.backtest.Backtest;
import pactwatch.alert.backtest.BacktestReport;
import pactwatch.alert.desk.Draft;
import pactwatch.alert.message.MessageBody;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;

/** Runs a draft over history by the rule of live alerts and tells what it would have sent. */
@Path("/api/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BacktestResource {

    private static final int RETRY_AFTER_SECONDS = 5;

    /** What the draft would have sent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Report(
            @Nullable Instant from,
            @Nullable Instant to,
            int changes,
            int raised,
            int updated,
            int cancelled,
            double perWeek,
            @Nullable String busiest,
            BacktestReport.Noise noise,
            Map<Stage, Integer> raisedByStage,
            List<Week> weeks,
            int omitted) {}

    record Week(String week, LocalDate begins, int count, List<Sent> messages) {}

    /** One message, with the links to check it by. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sent(
            String type,
            Instant at,
            String alert,
            int revision,
            String member,
            Kind kind,
            Assertion assertion,
            Stage stage,
            String grade,
            boolean contested,
            @Nullable String eventDate,
            String sentence,
            List<Notice.Quote> quotes,
            int origins,
            int articles,
            @Nullable URI link) {}

    private final Backtest backtest;
    private final MessageBody.Setting setting;

    @Inject
    BacktestResource(Backtest backtest, MessageBody.Setting setting) {
        this.backtest = backtest;
        this.setting = setting;
    }

    /** Takes the same body as opening a subscription; records and sends nothing. */
    @POST
    @Path("/backtest")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response run(String body) {
        return switch (DraftReader.read(body)) {
            case Draft.Checked.Bad(List<Draft.Fault> faults) -> Problem.ofFaults(faults);
            case Draft.Checked.Good(Draft draft) ->
                    backtest.run(draft.filter())
                            .map(r -> Response.ok(report(r)).build())
                            .orElseGet(BacktestResource::busy);
        };
    }

    private static Response busy() {
        Response problem =
                Problem.of(503, "Busy", "Other back-tests are running; try again in a moment.");
        return Response.fromResponse(problem).header("Retry-After", RETRY_AFTER_SECONDS).build();
    }

    private Report report(BacktestReport r) {
        BacktestReport.Week busiest = r.busiest();
        return new Report(
                r.from(),
                r.to(),
                r.changes(),
                r.raised(),
                r.updated(),
                r.cancelled(),
                r.perWeek(),
                busiest == null ? null : busiest.week(),
                r.noise(),
                new TreeMap<>(r.raisedByStage()),
                r.weeks().stream().map(this::week).toList(),
                r.omitted());
    }

    private Week week(BacktestReport.Week week) {
        return new Week(
                week.week(),
                week.begins(),
                week.count(),
                week.messages().stream().map(this::sent).toList());
    }

    private Sent sent(AlertMessage message) {
        Notice n = message.notice();
        return new Sent(
                message.type(),
                message.recorded(),
                n.alert(),
                n.revision(),
                n.member(),
                n.kind(),
                n.assertion(),
                n.stage(),
                n.grade().code(),
                n.contested(),
                n.eventDate(),
                n.sentence(),
                n.quotes(),
                n.origins(),
                n.articles(),
                setting.memberPage(n.member()));
    }
}
