package pactwatch.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import pactwatch.access.AdminToken;
import pactwatch.access.Keys;
import pactwatch.access.Right;
import pactwatch.access.oidc.Oidc;
import pactwatch.access.rest.House;
import pactwatch.ingest.feed.FeedRefresh;
import pactwatch.ingest.http.FetchBounds;
import pactwatch.ingest.http.HttpFeedSource;
import pactwatch.ingest.metrics.MeteredFeedSource;
import pactwatch.ingest.page.PageReader;
import pactwatch.ingest.rss.RomeFeedParser;
import pactwatch.ingest.rss.xml.ParseBounds;

/** Joins the pipeline from its parts. */
@ApplicationScoped
class Beans {

    private static final Logger LOG = Logger.getLogger(Beans.class);
    private static final int PERCENT = 100;

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    BodyBudget budget(IngestConfig config) {
        long heapPart =
                Runtime.getRuntime().maxMemory() / PERCENT * config.ingest().bodyHeapPercentMax();
        return new BodyBudget(Math.max(heapPart, config.ingest().bodyBytesMax()));
    }

    @Produces
    @Singleton
    HttpFeedSource source(
            IngestConfig config,
            BodyBudget budget,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        IngestConfig.Ingest ingest = config.ingest();
        return new HttpFeedSource(
                new FetchBounds(
                        ingest.fetchTimeMax(),
                        ingest.bodyBytesMax(),
                        ingest.connectionsPerHostMax(),
                        ingest.allowPrivateAddresses()
                                ? FetchBounds.ANY
                                : ingest.allowedAddresses().orElse(List.of())),
                budget,
                "Pactwatch/%s (+%s)".formatted(version, config.contact()),
                clock);
    }

    void close(@Disposes HttpFeedSource source) {
        source.close();
    }

    @Produces
    @Singleton
    FeedRefresh refresh(IngestConfig config) {
        IngestConfig.Ingest ingest = config.ingest();
        FeedRefresh.Bounds bounds =
                ingest.pollInterval()
                        .map(i ->
                                FeedRefresh.Bounds.fixed(
                                        i, ingest.pollIntervalMax(), ingest.backoffMax()))
                        .orElseGet(() ->
                                new FeedRefresh.Bounds(
                                        ingest.pollIntervalUnknown(),
                                        ingest.pollIntervalMin(),
                                        ingest.pollIntervalMax(),
                                        ingest.backoffMax()));
        return new FeedRefresh(bounds, new Random());
    }

    @Produces
    @Singleton
    FeedParser parser(IngestConfig config) {
        return new RomeFeedParser(bounds(config.ingest()));
    }

    @Produces
    @Singleton
    DocumentReader documentReader() {
        return new PageReader();
    }

    @Produces
    @Singleton
    IngestPipeline pipeline(
            IngestConfig config,
            HttpFeedSource source,
            MeterRegistry registry,
            FeedParser parser,
            FeedRefresh refresh,
            InstantSource clock) {
        return new IngestPipeline(
                new MeteredFeedSource(source, registry),
                parser,
                refresh,
                clock,
                config.ingest().movedSightings(),
                new BodyArchive(config.ingest().keptBodyBytesMax()));
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
    Keys keys(IngestConfig config, Oidc oidc) {
        return oidc.beside(new AdminToken(() -> config.tokenFile().flatMap(Beans::read)));
    }

    @Produces
    @Singleton
    House house(IngestConfig config) {
        return new House(
                URI.create(config.publicUrl()),
                Right.ANYONE,
                Right.OPERATOR,
                Set.of("pactwatch.dead-letters", "pactwatch.bodies"));
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
