package pactwatch.ingest.rss.html;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses as documents write them, resolved as RFC 3986 §5.2 says. By text and not by {@link
 * java.net.URI}, which knows neither hosts in other scripts nor hosts with an underscore, fails on
 * brackets and lone percent signs, and keeps {@code ..} that leads above the root.
 */
public final class WebAddress {

    /** Schemes that run or read something where they are followed. */
    private static final Set<String> HARMFUL =
            Set.of("javascript", "vbscript", "data", "file", "blob", "livescript", "mocha");

    private static final Pattern SCHEME = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]{0,30}):");

    /** Scheme, authority, path, query and fragment (RFC 3986 appendix B). */
    private static final Pattern PARTS =
            Pattern.compile(
                    "(?:([^:/?#]++):)?(?://([^/?#]*+))?([^?#]*+)(\\?[^#]*+)?(#.*+)?",
                    Pattern.DOTALL);

    /** It is looked at anew with each reference. */
    private static final int BASE_LENGTH_MAX = 4_000;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private WebAddress() {}

    /** Whether an address names its scheme and so needs no base. */
    public static boolean isAbsolute(String address) {
        return SCHEME.matcher(address).find();
    }

    /** Whether references can be resolved against an address: absolute, and of bounded length. */
    public static boolean isBase(String address) {
        return address.length() <= BASE_LENGTH_MAX && isAbsolute(address);
    }

    /** Whether an address would run something, or read what is not on the web. */
    public static boolean isHarmful(String address) {
        Matcher scheme = SCHEME.matcher(compact(address));
        return scheme.find() && HARMFUL.contains(scheme.group(1).toLowerCase(Locale.ROOT));
    }

    /** White space and control characters, which browsers pass over, are no part of an address. */
    public static String compact(String address) {
        String text = address.strip();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == '\u007f') {
                return text.replaceAll("[\\x00-\\x1f\\x7f]\\s*", "");
            }
        }
        return text;
    }

    /**
     * The address that a reference means in a document.
     *
     * @param base absolute, with a host, at most 4,000 characters; absent if nobody knows it
     * @return the reference itself if it is absolute or there is no base for it
     */
    public static String resolved(@Nullable String base, String reference) {
        if (base == null || !isBase(base) || isAbsolute(reference)) {
            return reference;
        }
        Matcher from = PARTS.matcher(escaped(base));
        Matcher to = PARTS.matcher(escaped(reference));
        if (!from.matches() || !to.matches() || isBlank(from.group(1)) || isBlank(from.group(2))) {
            return reference;
        }
        String scheme = from.group(1) + "://";
        String tail = orEmpty(to.group(4)) + orEmpty(to.group(5));
        String path = to.group(3).replace("%5C", "/");
        if (to.group(2) != null) {
            return scheme + to.group(2) + withoutDots(path) + tail;
        }
        String site = scheme + from.group(2);
        if (path.isEmpty()) {
            String query = to.group(4) == null ? orEmpty(from.group(4)) : "";
            return site + rooted(from.group(3)) + query + tail;
        }
        return site + withoutDots(path.startsWith("/") ? path : merged(from.group(3), path)) + tail;
    }

    private static String merged(String base, String path) {
        return base.isEmpty() ? "/" + path : base.substring(0, base.lastIndexOf('/') + 1) + path;
    }

    private static String rooted(String path) {
        return path.isEmpty() ? "/" : path;
    }

    /** RFC 3986 §5.2.4: what leads above the root ends there. */
    private static String withoutDots(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        StringBuilder out = new StringBuilder(path.length());
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            boolean isUp = segments[i].equals("..");
            if (isUp) {
                out.setLength(Math.max(0, out.lastIndexOf("/")));
            }
            if (!isUp && !segments[i].equals(".")) {
                out.append('/').append(segments[i]);
            } else if (i == segments.length - 1) {
                out.append('/');
            }
        }
        return out.toString();
    }

    private static String escaped(String address) {
        StringBuilder out = new StringBuilder(address.length());
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c <= ' ' || "\"<>\\^`{|}".indexOf(c) >= 0) {
                out.append('%').append(HEX.toHighHexDigit(c)).append(HEX.toLowHexDigit(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
