package pactwatch.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses as people and servers write them, in any script, as the web asks for them: the host in
 * ASCII (RFC 5891), the rest percent-encoded (RFC 3987 §3.1).
 */
public final class WrittenAddress {

    private static final Pattern PARTS =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]{0,30}://)([^/?#\\\\]*+)(.*+)", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile(":[0-9]{0,5}$");

    private WrittenAddress() {}

    /**
     * The address as a URI; one that is a URI already stays as it is.
     *
     * @throws IllegalArgumentException with a sentence if it is none
     */
    public static URI uri(String text) {
        String given = text.strip();
        try {
            URI uri = URI.create(given);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // then it is not written as a URI yet
        }
        try {
            Matcher parts = PARTS.matcher(withAsciiHost(given));
            return URI.create(
                    parts.matches()
                            ? parts.group(1) + parts.group(2) + encoded(parts.group(3))
                            : encoded(given));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("This is no address of the web: " + given, e);
        }
    }

    /** The address with its host in ASCII, if it has one that can be written so. */
    public static String withAsciiHost(String address) {
        Matcher parts = PARTS.matcher(address);
        if (!parts.matches() || isAscii(parts.group(2))) {
            return address;
        }
        String place = parts.group(2);
        int host = place.lastIndexOf('@') + 1;
        Matcher port = PORT.matcher(place);
        int end = port.find() ? port.start() : place.length();
        try {
            return parts.group(1)
                    + place.substring(0, host)
                    + IDN.toASCII(place.substring(host, end), IDN.ALLOW_UNASSIGNED)
                    + place.substring(end)
                    + parts.group(3);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static String encoded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int code = text.codePointAt(i);
            boolean isBare = code <= ' ' || code > 0x7e || "\"<>\\^`{|}[]".indexOf(code) >= 0;
            if (isBare || (code == '%' && !isEncoded(text, i))) {
                for (byte b : Character.toString(code).getBytes(UTF_8)) {
                    out.append('%').append("%02X".formatted(b & 0xff));
                }
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
}
