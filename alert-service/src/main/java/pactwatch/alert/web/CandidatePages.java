package pactwatch.alert.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import pactwatch.access.Needs;
import pactwatch.access.Right;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.candidate.CandidateAlerts;
import pactwatch.alert.candidate.CandidateAlerts.Answer;
import pactwatch.alert.candidate.Phase;

/** What subscribers would be told if a rebuild were promoted. */
@Path("/alerts/candidates")
@Needs(Right.OPERATOR)
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class CandidatePages {

    private static final int SHOWN_MAX = 100;

    /**
     * What the page shows.
     *
     * @param headline the counts in one sentence
     * @param more how many are left out
     */
    public record View(String generation, String headline, List<Views.Alert> alerts, int more) {}

    private final CandidateAlerts candidates;
    private final PageSupply supply;

    @Inject
    CandidatePages(CandidateAlerts candidates, PageSupply supply) {
        this.candidates = candidates;
        this.supply = supply;
    }

    /** The alerts that would differ. */
    @GET
    @Path("/{generation}")
    public Response one(@PathParam("generation") String generation) {
        return switch (candidates.of(generation)) {
            case Answer.Unknown() ->
                    message(404, "Not found", "No generation has the name " + generation + ".");
            case Answer.Busy() ->
                    message(503, "Busy", "Another comparison is running; try again in a moment.");
            case Answer.Not(Phase phase) -> message(200, "Nothing to compare", words(phase));
            case Answer.Listed listed -> Response.ok(page(generation, listed)).build();
        };
    }

    private String page(String generation, Answer.Listed listed) {
        List<AlertMessage> all = listed.alerts();
        View view =
                new View(
                        generation,
                        headline(listed),
                        all.stream()
                                .limit(SHOWN_MAX)
                                .map(m -> Views.Alert.of(m, supply.setting()))
                                .toList(),
                        Math.max(0, all.size() - SHOWN_MAX));
        return Pages.candidate(supply.isDemo(), view).render();
    }

    private static String headline(Answer.Listed listed) {
        return "%s would be said anew or otherwise; alerts: %d raised, %d updated, %d cancelled."
                .formatted(
                        listed.changes() == 1
                                ? "1 development"
                                : listed.changes() + " developments",
                        count(listed, AlertEvent.Raised.class),
                        count(listed, AlertEvent.Updated.class),
                        count(listed, AlertEvent.Cancelled.class));
    }

    private static long count(Answer.Listed listed, Class<? extends AlertEvent> type) {
        return listed.alerts().stream().filter(m -> type.isInstance(m.event())).count();
    }

    private static String words(Phase phase) {
        return switch (phase) {
            case RUNNING -> "It is still being rebuilt. Look again when it is built.";
            case TELLING ->
                    "It is built, and still says what it makes of the members; alerts are compared"
                            + " when it has said all. Look again in a moment.";
            case TOLD -> "It can be compared.";
            case LIVE -> "It is the one that is read; its alerts are those that were sent.";
            case FORMER -> "It was the one that was read; only a rebuild can be compared.";
            case ENDED -> "It was given up or failed.";
        };
    }

    private Response message(int status, String title, String detail) {
        return Response.status(status).entity(supply.message(title, detail)).build();
    }
}
