package pactwatch.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser says that a request comes from, so that other sites cannot use a signed-in
 * browser (Fetch Metadata; RFC 6454).
 *
 * @param fetchSite header {@code Sec-Fetch-Site}
 * @param origin header {@code Origin}
 * @param host header {@code Host}, or the one that the gateway forwarded
 */
public record Origin(@Nullable String fetchSite, @Nullable String origin, @Nullable String host) {

    /** Reads the headers of a request; each may be absent. */
    public static Origin of(UnaryOperator<@Nullable String> header) {
        String forwarded = header.apply("X-Forwarded-Host");
        return new Origin(
                header.apply("Sec-Fetch-Site"),
                header.apply("Origin"),
                forwarded == null ? header.apply("Host") : forwarded);
    }

    /** Whether it comes from our own pages, as far as the browser tells. */
    public boolean isOurs(@Nullable URI publicUrl) {
        if (fetchSite != null) {
            return fetchSite.equals("same-origin") || fetchSite.equals("none");
        }
        return origin == null ? false : authorityOf(origin).isOneOf(host, publicUrl);
    }

    /** Which site made the request. */
    public Knock.Site site(@Nullable URI publicUrl) {
        if (fetchSite == null && origin == null) {
            return Knock.Site.UNTOLD;
        }
        return isOurs(publicUrl) ? Knock.Site.OURS : Knock.Site.FOREIGN;
    }

    private static Authority authorityOf(String origin) {
        try {
            String authority = new URI(origin).getAuthority();
            return new Authority(authority == null ? "" : authority.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException _) {
            return new Authority("");
        }
    }

    private record Authority(String text) {
        boolean isOneOf(@Nullable String host, @Nullable URI publicUrl) {
            return !text.isEmpty()
                    && (text.equals(host)
                            || (publicUrl != null && text.equals(publicUrl.getAuthority())));
        }
    }
}
