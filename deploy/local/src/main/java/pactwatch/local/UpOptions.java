package pactwatch.local;

import java.net.URI;
import java.nio.file.Path;

/**
 * What the user asked of {@code up}.
 *
 * @param port of the gateway
 * @param demoPort of the demo site
 * @param hasFeeds whether the default feeds are polled
 */
record UpOptions(boolean isDemo, int port, int demoPort, Path data, boolean hasFeeds) {

    /** Address of the board, as it is printed. */
    URI board() {
        return URI.create("http://localhost:" + port);
    }
}
