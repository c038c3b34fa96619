package pactwatch.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    /** Where publishers reach who runs this: an address or a mailto, part of the User-Agent. */
    @WithDefault("${pactwatch.public-url:http://localhost:8080}")
    String contact();

    /** Address under which people reach the pages. */
    @WithDefault("http://localhost:8080")
    String publicUrl();

    Ingest ingest();

    /** How to reach the log. */
    interface Kafka {
        /** {@code host:port[,host:port]}. */
        String bootstrapServers();

        /** File with settings of every Kafka client, such as TLS and SASL; absent: none of them. */
        Optional<Path> clientFile();

        /** Further settings of every Kafka client, which win over those of the file. */
        Map<String, String> client();
    }

    /** Polling. */
    interface Ingest {
        /** File with the default feeds. */
        Optional<Path> opml();

        /** Between two fetches of any feed that answers; absent: by each feed's own rhythm. */
        Optional<Duration> pollInterval();

        /** Until a feed's rhythm is known; doubled with each failure. */
        @WithDefault("PT15M")
        Duration pollIntervalUnknown();

        /** Between two fetches of a feed that answers, at the least. */
        @WithDefault("PT5M")
        Duration pollIntervalMin();

        /** Between two fetches of any feed, at the most. */
        @WithDefault("PT24H")
        Duration pollIntervalMax();

        /** Between two fetches of a feed that fails, at the most. */
        @WithDefault("PT6H")
        Duration backoffMax();

        /** Sightings of a permanent redirect before a feed is recorded as moved. */
        @WithDefault("3")
        int movedSightings();

        /** Fetches at the same time, over all feeds of this instance. */
        @WithDefault("32")
        int concurrentFetchesMax();

        /** Fetches at the same time from one host. */
        @WithDefault("2")
        int connectionsPerHostMax();

        /** Polls that are read and wait to be written, over all feeds of this instance. */
        @WithDefault("64")
        int pollsUnwrittenMax();

        /** Time that one fetch may take in all. */
        @WithDefault("PT30S")
        Duration fetchTimeMax();

        /** Bytes of a body, before and after decompression. */
        @WithDefault("5242880")
        int bodyBytesMax();

        /** Bytes up to which a body is kept for a better parser; 0 keeps none. */
        @WithDefault("1048576")
        int keptBodyBytesMax();

        /** Part of the heap, in percent, that bodies under way may hold. */
        @WithDefault("5")
        int bodyHeapPercentMax();

        /**
         * Address ranges that may be asked though they are not public, such as {@code 127.0.0.0/8}.
         */
        Optional<List<String>> allowedAddresses();

        /** Whether every address may be asked, private ones too. */
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
