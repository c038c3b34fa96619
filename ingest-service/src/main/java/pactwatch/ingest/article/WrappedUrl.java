package pactwatch.ingest.article;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses that carry another one: caches of AMP pages and services that count and redirect. */
final class WrappedUrl {

    private static final int LAYERS_MAX = 3;

    /** Caches that write the address into the path; {@code s/} stands for https. */
    private static final Pattern IN_PATH =
            Pattern.compile(
                    "(?i)https?://(?:www\\.google\\.[a-z.]{2,6}/amp/|[a-z0-9-]+\\.cdn\\.ampproject\\.org/[a-z]/"
                            + "|yandex\\.[a-z]{2,3}/turbo/|www\\.bing-amp\\.com/[a-z]/)(s/)?([^?#]+\\..+)");

    /** Redirectors that write the address into a parameter. */
    private static final Pattern IN_PARAMETER =
            Pattern.compile(
                    "(?i)https?://(?:www\\.google\\.[a-z.]{2,6}/url|l\\.facebook\\.com/l\\.php|lm\\.facebook\\.com/l\\.php"
                            + "|(?:away\\.)?vk\\.com/away\\.php|t\\.umblr\\.com/redirect|out\\.reddit\\.com/[^?]*"
                            + "|yandex\\.[a-z]{2,3}/turbo/?|translate\\.google\\.[a-z.]{2,6}/translate"
                            + "|www\\.youtube\\.com/redirect|click\\.mail\\.ru/redir)"
                            + "\\?(?:[^#]*&)?(?:url|u|q|to|z|text)=(https?(?::|%3a)[^&#]+).*");

    private WrappedUrl() {}

    /** The address that is meant; the same if it carries no other. */
    static String unwrapped(String url) {
        String current = url;
        for (int i = 0; i < LAYERS_MAX; i++) {
            String inner = once(current);
            if (inner.equals(current)) {
                return current;
            }
            current = inner;
        }
        return current;
    }

    /** An address in the path has a dot of its own, one in a parameter follows its name. */
    private static boolean mayCarry(String url) {
        int path = url.indexOf('/', "https://".length());
        return path >= 0 && (url.indexOf('.', path) >= 0 || url.indexOf('=', path) >= 0);
    }

    private static String once(String url) {
        if (!mayCarry(url)) {
            return url;
        }
        Matcher path = IN_PATH.matcher(url);
        if (path.matches()) {
            return (path.group(1) == null ? "http://" : "https://") + path.group(2);
        }
        Matcher parameter = IN_PARAMETER.matcher(url);
        if (parameter.matches()) {
            String inner = parameter.group(1);
            return inner.contains("://") ? inner : URLDecoder.decode(inner, StandardCharsets.UTF_8);
        }
        return url;
    }
}
