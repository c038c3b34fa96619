package pactwatch.ingest.article;

import com.google.common.base.Splitter;
import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.log.ContentId;

/**
 * The one address under which an article is known, whatever a feed, a share button or a cache made
 * of it. The address still leads to the page; {@link #articleId} goes further and takes the mobile
 * and the plain host of a site for one.
 */
public final class CanonicalUrl {

    private static final int URL_LENGTH_MAX = 2_000;

    private static final Splitter PARAMETERS = Splitter.on('&').omitEmptyStrings();

    /** Ends of paths that lead to the AMP form of a page. */
    private static final Pattern AMP_PATH =
            Pattern.compile(
                    "(?<=.)(?:/amp/?|\\.amp(?=\\.html?$)|\\.amp)$|(?<=/)amp/(?=.)|\\.amp(?=\\.html?$)");

    private static final Pattern SESSION = Pattern.compile("(?i);jsessionid=[^/?#]*");
    private static final Pattern SITE_PREFIX =
            Pattern.compile("^(?:www\\d?|m|mobile|amp|wap)\\.(?=[^.]+\\.)");
    private static final Pattern PORT = Pattern.compile(":\\d*$");
    private static final Pattern INDEX = Pattern.compile("/(?:index\\.(?:html?|php))?$");

    private CanonicalUrl() {}

    /** The canonical form of a link; empty if it is no web address. */
    public static Optional<URI> of(String link) {
        String text = link.strip();
        if (text.isEmpty() || text.length() > URL_LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            URI url = URI.create(WrappedUrl.unwrapped(escaped(text))).normalize();
            return isWeb(url) ? Optional.of(canonical(url)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The id of the article at a canonical address. */
    public static String articleId(URI url) {
        String host =
                SITE_PREFIX.matcher(Objects.requireNonNullElse(url.getHost(), "")).replaceFirst("");
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String path =
                INDEX.matcher(Objects.requireNonNullElse(url.getRawPath(), "")).replaceFirst("");
        List<String> parameters =
                PARAMETERS
                        .splitToStream(Objects.requireNonNullElse(url.getRawQuery(), ""))
                        .sorted()
                        .toList();
        String fragment = url.getRawFragment() == null ? "" : "#" + url.getRawFragment();
        return ContentId.of(host + port + path + "?" + String.join("&", parameters) + fragment);
    }

    private static boolean isWeb(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        return url.getRawAuthority() != null
                && (scheme.equals("http") || scheme.equals("https"))
                && !host(url).isEmpty();
    }

    /** The host in small letters and ASCII, without user names; empty if there is none. */
    private static String host(URI url) {
        String authority = Objects.requireNonNullElse(url.getRawAuthority(), "");
        String place = authority.substring(authority.lastIndexOf('@') + 1);
        String host = PORT.matcher(place).replaceFirst("").toLowerCase(Locale.ROOT);
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return bare.startsWith("[") ? bare : IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED);
    }

    private static URI canonical(URI url) {
        StringBuilder text = new StringBuilder();
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        text.append(scheme).append("://").append(host(url));
        if (url.getPort() >= 0 && url.getPort() != (scheme.equals("https") ? 443 : 80)) {
            text.append(':').append(url.getPort());
        }
        String given = Objects.requireNonNullElse(url.getRawPath(), "");
        String path = given.indexOf(';') < 0 ? given : SESSION.matcher(given).replaceAll("");
        String plain = path.contains("amp") ? AMP_PATH.matcher(path).replaceFirst("") : path;
        text.append(plain.isEmpty() ? "/" : plain);
        String query = withoutTracking(url.getRawQuery());
        if (!query.isEmpty()) {
            text.append('?').append(query);
        }
        String fragment = url.getRawFragment();
        if (fragment != null && fragment.startsWith("!")) {
            text.append('#').append(fragment);
        }
        return URI.create(text.toString());
    }

    private static String withoutTracking(@Nullable String query) {
        if (query == null) {
            return "";
        }
        return PARAMETERS
                .splitToStream(query)
                .filter(p -> !Tracking.isTracking(p))
                .collect(Collectors.joining("&"));
    }

    /** Percent-encodes what people write into addresses though it is not allowed there. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int slash = text.indexOf('/', "https://".length());
        int path = slash < 0 ? text.length() : slash;
        for (int i = 0; i < text.length(); i++) {
            int code = text.codePointAt(i);
            boolean isBare = code <= ' ' || "\"<>\\^`{|}".indexOf(code) >= 0;
            boolean isInPath = i >= path && (code > 0x7e || code == '[' || code == ']');
            boolean isPercent = code == '%' && !isEncoded(text, i);
            if (isBare || isInPath || isPercent) {
                encode(code, out);
            } else {
                out.appendCodePoint(code);
            }
            i += Character.charCount(code) - 1;
        }
        return out.toString();
    }

    private static boolean isEncoded(String text, int percent) {
        return percent + 2 < text.length()
                && Character.digit(text.charAt(percent + 1), 16) >= 0
                && Character.digit(text.charAt(percent + 2), 16) >= 0;
    }

    private static void encode(int code, StringBuilder out) {
        for (byte b : Character.toString(code).getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append("%02X".formatted(b & 0xff));
        }
    }
}
