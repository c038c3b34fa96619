package pactwatch.ingest.access;

import java.net.URI;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser says that a form comes from, so that other sites cannot use a signed-in browser
 * (Fetch Metadata; RFC 6454).
 *
 * @param fetchSite header {@code Sec-Fetch-Site}
 * @param origin header {@code Origin}
 * @param host header {@code Host}
 */
public record Origin(@Nullable String fetchSite, @Nullable String origin, @Nullable String host) {

    /** Reads the headers of a request; each may be absent. */
    public static Origin of(UnaryOperator<@Nullable String> header) {
        return new Origin(
                header.apply("Sec-Fetch-Site"), header.apply("Origin"), header.apply("Host"));
    }

    /** Whether it comes from our own pages, as far as the browser tells. */
    public boolean isOurs(String publicUrl) {
        if (fetchSite != null) {
            return fetchSite.equals("same-origin") || fetchSite.equals("none");
        }
        if (origin == null) {
            return false;
        }
        String authority = authorityOf(origin);
        return !authority.isEmpty()
                && (authority.equals(host) || authority.equals(authorityOf(publicUrl)));
    }

    private static String authorityOf(String url) {
        try {
            String authority = URI.create(url).getAuthority();
            return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
