package pactwatch.local;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked of {@code up}.
 *
 * @param port of the gateway
 * @param demoPort of the demo site
 * @param hasFeeds whether the default feeds are polled
 * @param kafka {@code host:port} of brokers that run already; null if one is to be started
 * @param kafkaConfig file with settings of Kafka clients, for brokers that ask for TLS or SASL
 * @param isTraining whether it runs only to make the archives, and stops by itself
 */
record UpOptions(
        boolean isDemo,
        int port,
        int demoPort,
        Path data,
        boolean hasFeeds,
        @Nullable String kafka,
        @Nullable Path kafkaConfig,
        boolean isTraining) {

    /** Address of the board, as it is printed. */
    URI board() {
        return URI.create("http://localhost:" + port);
    }
}
