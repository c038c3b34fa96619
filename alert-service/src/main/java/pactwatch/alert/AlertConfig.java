package pactwatch.alert;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the alert service can be told from outside. */
@ConfigMapping(prefix = "pactwatch")
public interface AlertConfig {

    /** Name of this instance, unique among alert services. */
    String instance();

    Kafka kafka();

    /** File with the admin token; without it nobody can read or write subscriptions. */
    Optional<Path> tokenFile();

    /** Whether this is a demonstration; pages say DEMO, alerts say EXERCISE. */
    @WithDefault("false")
    boolean demo();

    /** Address of the board, for links in messages and for telling our own forms from others. */
    Optional<URI> publicUrl();

    Alert alert();

    /** How to reach the log. */
    interface Kafka {
        String bootstrapServers();

        /** Further client settings. */
        Map<String, String> extra();
    }

    /** Settings of alerts and deliveries. */
    interface Alert {

        /** File with the key that seals webhook secrets; made at the first start. */
        @WithDefault("data/alert.key")
        Path keyFile();

        /** Whether webhooks may go to private and loopback addresses. */
        @WithDefault("false")
        boolean allowPrivateAddresses();

        /** Members that the form offers. */
        @WithDefault("AM,BY,KZ,KG,RU,TJ,AZ,GE,UZ,RS")
        List<String> members();

        /** Messages that are sent at the same time from one partition. */
        @WithDefault("64")
        int inFlightMax();

        /** Messages that are sent at the same time to one receiver from one partition. */
        @WithDefault("16")
        int inFlightPerReceiverMax();

        @WithDefault("5s")
        Duration connectMax();

        /** Bound of a whole attempt: connecting, sending and reading the answer. */
        @WithDefault("15s")
        Duration attemptMax();

        /** Live streams that are open at the same time. */
        @WithDefault("200")
        int streamsMax();

        /** Silence after which a live stream sends a comment. */
        @WithDefault("15s")
        Duration keepAlive();
    }
}
