package pactwatch.analysis.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads the slider where no script does. */
final class Sliders {

    private static final long DAYS_MAX = 40_000;

    private Sliders() {}

    /** To the same page by the name of the day that the slider's position stands for. */
    static Response redirect(String position, @Nullable String validAt, UriInfo uri) {
        LocalDate known = day(position);
        var to = uri.getRequestUriBuilder().replaceQuery(null).queryParam("knownAt", known);
        if (validAt != null && !validAt.isBlank()) {
            to.queryParam("validAt", validAt);
        }
        return Response.seeOther(to.build()).build();
    }

    private static LocalDate day(String position) {
        try {
            return TimeControl.FIRST.plusDays(Math.clamp(Long.parseLong(position), 0, DAYS_MAX));
        } catch (NumberFormatException _) {
            throw new Asked.BadTime();
        }
    }
}
