package pactwatch.analysis.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.radar.MissedWord;
import pactwatch.analysis.radar.Radar;

/** {@code /api/radar}: wordings that the extraction does not know, the likeliest first. */
@Path("/api/radar")
@RunOnVirtualThread
@Tag(name = "Radar")
public class RadarResource {

    private static final int LIMIT = 50;
    private static final int LIMIT_MAX = 500;

    private final Radar radar;

    /**
     * The ranking, and of how many sentences it was made.
     *
     * @param uncovered articles in languages that no lexicon reads, by language
     */
    record Ranking(
            long sentences,
            long unclassified,
            Map<String, Long> uncovered,
            List<MissedWord> words) {}

    @Inject
    RadarResource(Radar radar) {
        this.radar = radar;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Words that stand beside the pact and a member where no claim was found",
            description =
                    "No claim and no status rests on them. They show which wordings are missing.")
    public Ranking ranking(@QueryParam("limit") @Nullable String limit) {
        int max = Parameters.number("limit", limit, LIMIT, LIMIT_MAX);
        return new Ranking(
                radar.sentences(), radar.unread(), radar.uncovered(), radar.ranking(max));
    }
}
