package pactwatch.ingest.article;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one address under which an article is known, whatever a feed appended to it. */
public final class CanonicalUrl {

    private static final int URL_LENGTH_MAX = 2_000;

    /** Parameters that say where a reader came from, not what is read. */
    private static final Pattern TRACKING =
            Pattern.compile(
                    "(utm_|mc_|pk_|_hs)[^=]*|fbclid|gclid|yclid|msclkid|dclid|igshid|cmpid|"
                            + "ref|ref_src|ocid|xtor|at_medium|at_campaign|ftag",
                    Pattern.CASE_INSENSITIVE);

    private CanonicalUrl() {}

    /** The canonical form of a link; empty if it is no web address. */
    public static Optional<URI> of(String link) {
        String text = link.strip().replace(" ", "%20");
        if (text.isEmpty() || text.length() > URL_LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            URI url = URI.create(text).normalize();
            return isWeb(url) ? Optional.of(canonical(url)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isWeb(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        return url.getHost() != null && (scheme.equals("http") || scheme.equals("https"));
    }

    private static URI canonical(URI url) {
        StringBuilder text = new StringBuilder();
        text.append(url.getScheme().toLowerCase(Locale.ROOT)).append("://");
        text.append(url.getHost().toLowerCase(Locale.ROOT));
        if (url.getPort() >= 0 && !isDefaultPort(url)) {
            text.append(':').append(url.getPort());
        }
        String path = url.getRawPath();
        text.append(path == null || path.isEmpty() ? "/" : path);
        String query = withoutTracking(url.getRawQuery());
        if (!query.isEmpty()) {
            text.append('?').append(query);
        }
        return URI.create(text.toString());
    }

    private static boolean isDefaultPort(URI url) {
        return url.getPort() == (url.getScheme().equalsIgnoreCase("https") ? 443 : 80);
    }

    private static String withoutTracking(@org.jspecify.annotations.Nullable String query) {
        if (query == null) {
            return "";
        }
        return Arrays.stream(query.split("&"))
                .filter(p -> !p.isEmpty())
                .filter(p -> !TRACKING.matcher(p.split("=", 2)[0]).matches())
                .collect(Collectors.joining("&"));
    }
}
