package pactwatch.access;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a browser reached us, as whatever ends TLS in front of the gateway tells it: {@code
 * Forwarded} (RFC 7239), or {@code X-Forwarded-Proto}. A client that tells it itself changes its
 * own cookies alone.
 *
 * @param scheme that was told, of the first proxy
 * @param host that was asked
 */
public record Reach(@Nullable String scheme, @Nullable String host) {

    private static final String PROTO = "proto=";

    /** Reads the headers of a request; each may be absent. */
    public static Reach of(UnaryOperator<@Nullable String> header) {
        String told = first(header.apply("X-Forwarded-Proto"));
        String host = first(header.apply("X-Forwarded-Host"));
        return new Reach(
                told != null ? told : forwarded(header.apply("Forwarded")),
                host != null ? host : header.apply("Host"));
    }

    private static @Nullable String first(@Nullable String list) {
        return list == null ? null : list.split(",", -1)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String forwarded(@Nullable String header) {
        String nearest = first(header);
        return nearest == null
                ? null
                : Arrays.stream(nearest.split(";", -1))
                        .map(String::strip)
                        .filter(p -> p.startsWith(PROTO))
                        .map(p -> p.substring(PROTO.length()).replace("\"", ""))
                        .findFirst()
                        .orElse(null);
    }

    /** Whether it was over https; if nothing is told, whether that is our public address. */
    public boolean isHttps(@Nullable URI publicUrl) {
        if (scheme != null) {
            return scheme.equals("https");
        }
        return publicUrl != null
                && "https".equals(publicUrl.getScheme())
                && publicUrl.getAuthority().equalsIgnoreCase(host);
    }
}
