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

    /** Where the demo shows what it received: the address of its receivers is below it. */
    Optional<URI> demoSink();

    Alert alert();

    Mail mail();

    /** How to reach the log. */
    interface Kafka {
        String bootstrapServers();

        /** File with settings of every Kafka client, such as TLS and SASL; absent: none of them. */
        Optional<Path> clientFile();

        /** Further settings of every Kafka client, which win over those of the file. */
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

        /** Failures in a row after which a receiver is left alone for a while. */
        @WithDefault("5")
        int breakerFailuresMax();

        /** How long it is left alone first; doubles with each further failure. */
        @WithDefault("10s")
        Duration breakerPauseMin();

        /** How long it is left alone at most. */
        @WithDefault("5m")
        Duration breakerPauseMax();

        /** Messages that a back-test lists; all are counted. */
        @WithDefault("300")
        int backtestMessagesMax();

        /** Back-tests that run at the same time. */
        @WithDefault("2")
        int backtestsMax();

        /** Live streams that are open at the same time. */
        @WithDefault("200")
        int streamsMax();

        /** Silence after which a live stream sends a comment. */
        @WithDefault("15s")
        Duration keepAlive();
    }

    /** The mail server that takes our messages; without a host there is no email. */
    interface Mail {

        /** How the connection is secured. */
        enum Security {
            NONE,
            STARTTLS,
            TLS
        }

        Optional<String> host();

        @WithDefault("587")
        int port();

        @WithDefault("starttls")
        Security security();

        /** Login name, if the server asks for one. */
        Optional<String> user();

        /** File with the password. */
        Optional<Path> passwordFile();

        /** Address of the sender; its domain stands in the ids of the messages. */
        @WithDefault("Pactwatch <alerts@localhost>")
        String from();
    }
}
