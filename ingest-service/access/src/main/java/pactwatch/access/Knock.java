package pactwatch.access;

import org.jspecify.annotations.Nullable;

/**
 * A request at the door.
 *
 * @param isWrite whether its method may change something
 * @param authorization header {@code Authorization}
 * @param cookie value of the cookie {@link Keys#COOKIE}
 * @param site which site made it
 */
public record Knock(
        boolean isWrite, @Nullable String authorization, @Nullable String cookie, Site site) {

    /** Which site made a request, as far as the browser tells. */
    public enum Site {
        /** One of our own pages. */
        OURS,
        /** Another site. */
        FOREIGN,
        /** Nothing is told: no browser, or one that cannot be trusted with a cookie. */
        UNTOLD
    }
}
