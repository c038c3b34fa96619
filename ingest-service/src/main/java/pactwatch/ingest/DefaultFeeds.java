package pactwatch.ingest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import pactwatch.ingest.feed.FeedIdentity;
import pactwatch.ingest.opml.OpmlFile;

/**
 * Adds the default feeds that the log has never seen. A feed that somebody paused or removed stays
 * so; every instance may do this, for a feed that is added twice is added once.
 */
@Singleton
class DefaultFeeds {

    private static final Logger LOG = Logger.getLogger(DefaultFeeds.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final IngestConfig config;
    private final FeedBook feeds;
    private final CountDownLatch stopping = new CountDownLatch(1);

    @Inject
    DefaultFeeds(IngestConfig config, FeedBook feeds) {
        this.config = config;
        this.feeds = feeds;
    }

    void start(@Observes StartupEvent event) {
        config.ingest()
                .opml()
                .ifPresent(f -> Thread.ofVirtual().name("default-feeds").start(() -> add(f)));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void add(Path file) {
        try {
            while (!feeds.isCurrent()) {
                if (stopping.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            addAll(OpmlFile.read(file));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | KafkaException e) {
            LOG.errorf("default feeds not added file=%s reason=%s", file, e.getMessage());
        }
    }

    private void addAll(List<OpmlFile.Outline> outlines) {
        for (OpmlFile.Outline outline : outlines) {
            try {
                var url = FeedIdentity.parse(outline.url());
                if (feeds.byId(FeedIdentity.idOf(url)).isEmpty()) {
                    feeds.add(url, outline.publisher(), outline.language(), "opml");
                }
            } catch (IllegalArgumentException e) {
                LOG.warnf("default feed left out url=%s reason=%s", outline.url(), e.getMessage());
            }
        }
    }
}
