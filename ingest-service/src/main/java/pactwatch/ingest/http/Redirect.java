package pactwatch.ingest.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.feed.WrittenAddress;

/** Where a redirect leads, and whether it is for good (RFC 9110 §15.4). */
record Redirect(URI target, boolean isPermanent) {

    private static final Set<Integer> PERMANENT = Set.of(301, 308);
    private static final Set<Integer> TEMPORARY = Set.of(302, 303, 307);

    static boolean isOne(int status) {
        return PERMANENT.contains(status) || TEMPORARY.contains(status);
    }

    /**
     * Reads a redirect.
     *
     * @param location as it came, one character a byte
     * @return empty if it leads to no web address
     */
    static Optional<Redirect> of(URI from, int status, @Nullable String location) {
        if (location == null || location.isBlank()) {
            return Optional.empty();
        }
        try {
            URI target = from.resolve(encoded(location.strip())).normalize();
            String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
            boolean isWeb = scheme.equals("http") || scheme.equals("https");
            if (!isWeb || target.getHost() == null || target.getUserInfo() != null) {
                return Optional.empty();
            }
            boolean isWeaker = scheme.equals("http") && "https".equalsIgnoreCase(from.getScheme());
            return Optional.of(new Redirect(target, PERMANENT.contains(status) && !isWeaker));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Bytes that no address may hold, percent-encoded; a host in another script, in ASCII. */
    private static String encoded(String location) {
        byte[] came = location.getBytes(ISO_8859_1);
        String utf8 = new String(came, UTF_8);
        boolean isUtf8 = utf8.indexOf('\ufffd') < 0;
        StringBuilder text = new StringBuilder();
        for (byte b : isUtf8 ? WrittenAddress.withAsciiHost(utf8).getBytes(UTF_8) : came) {
            int code = b & 0xff;
            if (code <= 0x20 || code >= 0x7f || "\"<>\\^`{|}".indexOf(code) >= 0) {
                text.append('%').append("%02X".formatted(code));
            } else {
                text.append((char) code);
            }
        }
        return text.toString();
    }
}
