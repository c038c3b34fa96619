package pactwatch.analysis.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.LiveState;
import pactwatch.analysis.board.Coverage;
import pactwatch.analysis.board.Scoreboard;
import pactwatch.log.Brokers;
import pactwatch.log.Vitals;

/** How the whole line fares, for people without other instruments. */
@Path("/system")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class SystemPage {

    private static final int REFRESH_SECONDS = 15;

    private final Vitals vitals;
    private final Brokers.Watch brokers;
    private final Coverage coverage;
    private final LiveState live;
    private final Scoreboard scores;
    private final Frames frames;

    @Inject
    SystemPage(
            Vitals vitals,
            Brokers.Watch brokers,
            Coverage coverage,
            LiveState live,
            Scoreboard scores,
            Frames frames) {
        this.vitals = vitals;
        this.brokers = brokers;
        this.coverage = coverage;
        this.live = live;
        this.scores = scores;
        this.frames = frames;
    }

    /**
     * All figures.
     *
     * @param watched whether the browser is to load the page again every 15 s
     */
    @GET
    public Response page(@QueryParam("watched") @Nullable String watched) {
        Instant now = frames.now();
        boolean isWatched = "true".equals(watched);
        SystemView view =
                SystemView.of(
                        frames.plain("System", "system"),
                        new SystemFigures(vitals.all(now), now),
                        brokers.now(),
                        coverage.summary(),
                        live.now(),
                        scores,
                        isWatched);
        Response.ResponseBuilder answer = Response.ok(Pages.system(view).render());
        return (isWatched ? answer.header("Refresh", REFRESH_SECONDS) : answer).build();
    }
}
