package pactwatch.ingest.rss.xml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Optional;

/** What the first bytes of a document show: a byte order mark, or a bracket in a wide charset. */
final class Signature {

    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset EBCDIC = Charset.forName("IBM037");

    private Signature() {}

    /** The charset, if the first four bytes leave no doubt (XML 1.0, appendix F). */
    static Optional<Charset> charset(byte[] bytes) {
        int first = word(bytes);
        return switch (first) {
            case 0x0000feff, 0x0000003c -> Optional.of(UTF_32BE);
            case 0xfffe0000, 0x3c000000 -> Optional.of(UTF_32LE);
            case 0x4c6fa794 -> Optional.of(EBCDIC);
            default -> byHalf(first);
        };
    }

    private static Optional<Charset> byHalf(int first) {
        if (first >>> 8 == 0xefbbbf) {
            return Optional.of(UTF_8);
        }
        int half = first >>> 16;
        if (half == 0xfeff || (half == 0x003c && (first >>> 8 & 0xff) == 0)) {
            return Optional.of(Labels.utf16(true));
        }
        if (half == 0xfffe || (half == 0x3c00 && (first & 0xff) == 0)) {
            return Optional.of(Labels.utf16(false));
        }
        return Optional.empty();
    }

    private static int word(byte[] bytes) {
        int word = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            word = word << Byte.SIZE | (i < bytes.length ? bytes[i] & 0xff : 0x20);
        }
        return word;
    }

    /** Whether the body is a gzip stream that the server did not call one. */
    static boolean isGzip(byte[] bytes) {
        return word(bytes) >>> 16 == 0x1f8b;
    }
}
