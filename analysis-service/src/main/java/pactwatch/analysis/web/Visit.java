package pactwatch.analysis.web;

import jakarta.ws.rs.core.NewCookie;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a reader was here, as the reader's own cookie says: nothing of it is kept here.
 *
 * @param before the end of the visit before; absent on the first one
 * @param now the time of this request
 */
record Visit(@Nullable Instant before, Instant now) {

    static final String COOKIE = "pactwatch-visit";

    /** Requests further apart are two visits. */
    private static final Duration PAUSE_MIN = Duration.ofMinutes(30);

    private static final int KEPT_SECONDS = 400 * 24 * 3600;

    /**
     * Reads {@code <before>.<last>}, both in seconds of the epoch; anything else is a first visit.
     */
    static Visit of(@Nullable String cookie, Instant now) {
        if (cookie == null || !cookie.matches("\\d{1,12}\\.\\d{1,12}")) {
            return new Visit(null, now);
        }
        int dot = cookie.indexOf('.');
        try {
            Instant before = Instant.ofEpochSecond(Long.parseLong(cookie.substring(0, dot)));
            Instant last = Instant.ofEpochSecond(Long.parseLong(cookie.substring(dot + 1)));
            boolean isNewVisit = last.plus(PAUSE_MIN).isBefore(now);
            Instant reference = isNewVisit ? last : before;
            return new Visit(reference.equals(Instant.EPOCH) ? null : reference, now);
        } catch (DateTimeException _) {
            return new Visit(null, now);
        }
    }

    NewCookie cookie() {
        long reference = before == null ? 0 : before.getEpochSecond();
        return new NewCookie.Builder(COOKIE)
                .value(reference + "." + now.getEpochSecond())
                .path("/")
                .maxAge(KEPT_SECONDS)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
