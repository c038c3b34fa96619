package pactwatch.ingest.http;

import java.time.Duration;
import java.util.List;

/**
 * Bounds of a fetch.
 *
 * @param totalTimeMax for connecting, waiting and reading together, over all redirects
 * @param bodyBytesMax before and after decompression
 * @param connectionsPerHostMax at the same time
 * @param allowedAddresses ranges such as {@code 127.0.0.0/8} that may be asked though they are not
 *     public; a redirect from a public address does not lead there
 */
public record FetchBounds(
        Duration totalTimeMax,
        int bodyBytesMax,
        int connectionsPerHostMax,
        List<String> allowedAddresses) {

    /** Every address whatsoever. */
    public static final List<String> ANY = List.of("0.0.0.0/0", "::/0");

    public FetchBounds {
        allowedAddresses = List.copyOf(allowedAddresses);
    }
}
