package pactwatch.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import pactwatch.ingest.access.AdminToken;
import pactwatch.ingest.feed.PollSchedule;
import pactwatch.ingest.http.HttpFeedSource;
import pactwatch.ingest.rss.RomeFeedParser;
import pactwatch.ingest.rss.xml.ParseBounds;

/** Joins the pipeline from its parts. */
@ApplicationScoped
class Beans {

    private static final Logger LOG = Logger.getLogger(Beans.class);

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    HttpFeedSource source(
            IngestConfig config,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        return new HttpFeedSource(
                new HttpFeedSource.Bounds(
                        config.ingest().fetchTimeMax(),
                        config.ingest().bodyBytesMax(),
                        config.ingest().allowPrivateAddresses()),
                "Pactwatch/%s (+%s)".formatted(version, config.publicUrl()),
                clock);
    }

    void close(@Disposes HttpFeedSource source) {
        source.close();
    }

    @Produces
    @Singleton
    IngestPipeline pipeline(IngestConfig config, HttpFeedSource source, InstantSource clock) {
        return new IngestPipeline(
                source,
                new RomeFeedParser(bounds(config.ingest())),
                new PollSchedule(config.ingest().pollInterval()),
                clock);
    }

    private static ParseBounds bounds(IngestConfig.Ingest config) {
        return new ParseBounds(
                config.bodyBytesMax(),
                config.parse().itemsMax(),
                config.parse().elementsMax(),
                config.parse().depthMax(),
                config.parse().fieldLengthMax());
    }

    @Produces
    @Singleton
    AdminToken token(IngestConfig config) {
        return new AdminToken(() -> config.tokenFile().flatMap(Beans::read));
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(t -> !t.isEmpty());
        } catch (IOException e) {
            LOG.warnf("token not readable file=%s reason=%s", file, e.getMessage());
            return Optional.empty();
        }
    }
}
