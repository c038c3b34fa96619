package pactwatch.alert.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Needs;
import pactwatch.access.Right;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.Notice;
import pactwatch.alert.candidate.CandidateAlerts;
import pactwatch.alert.candidate.CandidateAlerts.Answer;
import pactwatch.alert.candidate.Phase;

/** Which alerts the promotion of a candidate generation would lead to. Nothing is sent. */
@Path("/api/alerts/candidates")
@Needs(Right.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CandidateResource {

    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int ALERTS_MAX = 500;

    /**
     * What would differ.
     *
     * @param phase how far the generation is; only of one that is TOLD is anything listed
     * @param at when it was worked out
     * @param changes how many developments would be said anew or otherwise
     * @param alerts by subscription; at most 500
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            String generation,
            Phase phase,
            @Nullable Instant at,
            @Nullable Integer changes,
            @Nullable Integer raised,
            @Nullable Integer updated,
            @Nullable Integer cancelled,
            @Nullable List<Alert> alerts) {

        static Listed of(String generation, Answer.Listed listed) {
            List<AlertMessage> all = listed.alerts();
            return new Listed(
                    generation,
                    Phase.TOLD,
                    listed.at(),
                    listed.changes(),
                    count(all, AlertEvent.Raised.class),
                    count(all, AlertEvent.Updated.class),
                    count(all, AlertEvent.Cancelled.class),
                    all.stream().limit(ALERTS_MAX).map(Alert::of).toList());
        }

        private static int count(List<AlertMessage> all, Class<? extends AlertEvent> type) {
            return (int) all.stream().filter(m -> type.isInstance(m.event())).count();
        }
    }

    /** One message as it would be told. */
    record Alert(String type, Notice notice) {
        static Alert of(AlertMessage message) {
            return new Alert(message.type(), message.notice());
        }
    }

    private final CandidateAlerts candidates;

    @Inject
    CandidateResource(CandidateAlerts candidates) {
        this.candidates = candidates;
    }

    /** The alerts that would be raised, updated and cancelled if it were promoted now. */
    @GET
    @Path("/{generation}")
    public Response list(@PathParam("generation") String generation) {
        return switch (candidates.of(generation)) {
            case Answer.Unknown() ->
                    Problem.of(404, "Not found", "No generation has the name " + generation + ".");
            case Answer.Busy() ->
                    Response.fromResponse(Problem.of(503, "Busy", "Another comparison is running."))
                            .header("Retry-After", RETRY_AFTER_SECONDS)
                            .build();
            case Answer.Not(Phase phase) ->
                    Response.ok(new Listed(generation, phase, null, null, null, null, null, null))
                            .build();
            case Answer.Listed listed -> Response.ok(Listed.of(generation, listed)).build();
        };
    }
}
