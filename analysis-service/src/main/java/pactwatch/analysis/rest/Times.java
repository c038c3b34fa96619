package pactwatch.analysis.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.board.AsOf;

/** The two times of a read, as its address gives them. */
public final class Times {

    @QueryParam("knownAt")
    @Parameter(
            description =
                    "What was publicly known then: a day, whose end counts, or an instant. Without"
                            + " it, the present.",
            example = "2024-02-23")
    @Nullable String knownAt;

    @QueryParam("validAt")
    @Parameter(
            description =
                    "What held in the world then: a day, whose end counts, or an instant. Without"
                            + " it, what held when it was known.",
            example = "2021-12-31T12:00:00Z")
    @Nullable String validAt;

    AsOf asOf() {
        return Parameters.asOf(validAt, knownAt);
    }
}
