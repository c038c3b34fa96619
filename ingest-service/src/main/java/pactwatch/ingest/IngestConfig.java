package pactwatch.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Everything about the ingest service that can be set. */
@ConfigMapping(prefix = "pactwatch")
public interface IngestConfig {

    Kafka kafka();

    /** Name of this instance, unique among the ingest services. */
    @WithDefault("ingest-1")
    String instance();

    /** File with the token that writes need; without it nothing can be written over REST. */
    Optional<Path> tokenFile();

    /** Whether this is a demo, which every page says. */
    @WithDefault("false")
    boolean demo();

    /** Address under which people reach the pages; part of the User-Agent. */
    @WithDefault("http://localhost:8080")
    String publicUrl();

    Ingest ingest();

    /** How to reach the log. */
    interface Kafka {
        /** {@code host:port[,host:port]}. */
        String bootstrapServers();

        /** Further settings of every Kafka client, such as TLS and SASL. */
        Map<String, String> client();
    }

    /** Polling. */
    interface Ingest {
        /** File with the default feeds. */
        Optional<Path> opml();

        /** Between two fetches of a feed that answers. */
        @WithDefault("PT15M")
        Duration pollInterval();

        /** Fetches at the same time, over all feeds of this instance. */
        @WithDefault("16")
        int concurrentFetchesMax();

        /** Time that one fetch may take in all. */
        @WithDefault("PT30S")
        Duration fetchTimeMax();

        /** Bytes of a body after decompression. */
        @WithDefault("10485760")
        int bodyBytesMax();

        /** Whether feeds on private, loopback and link-local addresses may be fetched. */
        @WithDefault("false")
        boolean allowPrivateAddresses();

        Parse parse();
    }

    /** Bounds of what is read of one document; the rest is left out with a warning. */
    interface Parse {
        /** Items of a feed. */
        @WithDefault("1000")
        int itemsMax();

        /** Elements of a document. */
        @WithDefault("100000")
        int elementsMax();

        /** Levels of elements. */
        @WithDefault("256")
        int depthMax();

        /** Characters of one field. */
        @WithDefault("1000000")
        int fieldLengthMax();
    }
}
