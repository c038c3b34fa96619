package pactwatch.analysis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the analysis service can be told from outside. */
@ConfigMapping(prefix = "pactwatch")
public interface AnalysisConfig {

    /** Name of this instance, unique among analysis services. */
    String instance();

    Kafka kafka();

    /** Whether this is a demonstration; pages say DEMO. */
    @WithDefault("false")
    boolean demo();

    /** File with the token that writes need; without it nothing can be written. */
    Optional<Path> tokenFile();

    /** Address under which people reach the pages; forms come from there. */
    Optional<URI> publicUrl();

    Analysis analysis();

    /** How to reach the log. */
    interface Kafka {
        String bootstrapServers();

        /** File with settings of every Kafka client, such as TLS and SASL; absent: none of them. */
        Optional<Path> clientFile();

        /** Further settings of every Kafka client, which win over those of the file. */
        Map<String, String> extra();
    }

    /** Settings of extraction, projection and reads. */
    interface Analysis {

        /** The pact that is watched: the name of its pack. */
        @WithDefault("csto")
        String pack();

        /** Whether the sourced past of the pack counts; without it the articles alone do. */
        @WithDefault("true")
        boolean baseline();

        /** Whether articles are watched for wordings that the extraction does not know. */
        @WithDefault("true")
        boolean radar();

        /** The generation of claims that is live until one is promoted. */
        @WithDefault("g1")
        String generation();

        /**
         * Folder of labelled articles by which generations are measured, a folder for each pack in
         * it; without it none is.
         */
        Optional<Path> gold();

        /** How long readers are served before the first generation is measured. */
        @WithDefault("20s")
        Duration goldAfter();

        /** Time without progress after which a rebuild is given up as failed. */
        @WithDefault("10m")
        Duration rebuildStandstillMax();

        /** Text of articles that is kept in memory, in characters of two bytes. */
        @WithDefault("8000000")
        long articleCacheCharsMax();

        /** Live streams of the board and of topics that are open at the same time. */
        @WithDefault("200")
        int streamsMax();

        /** Silence after which the live stream of the board sends a comment. */
        @WithDefault("15s")
        Duration keepAlive();
    }
}
