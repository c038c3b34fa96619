package pactwatch.ingest.kafka;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import pactwatch.ingest.IngestPipeline;
import pactwatch.ingest.Poll;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.ingest.contract.ItemEvent;
import pactwatch.ingest.feed.FeedIdentity;
import pactwatch.ingest.feed.FeedState;
import pactwatch.log.Append;
import pactwatch.log.ContentId;
import pactwatch.log.Envelope;
import pactwatch.log.LogRecord;
import pactwatch.log.kafka.WireFormat;
import pactwatch.log.kafka.step.PartitionWorker;
import pactwatch.log.kafka.step.Takeover;

/**
 * Polls the feeds of one partition. One poll is one transaction: the fetch with its validators, and
 * its items. At most one fetch of a feed is under way.
 */
final class PollWorker implements PartitionWorker {

    static final String NAME = "ingest-poll";

    private static final Logger LOG = Logger.getLogger(PollWorker.class);
    private static final URI SOURCE = URI.create("/ingest/poll");
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    private final Takeover<FeedEvent> takeover;
    private final IngestPipeline pipeline;
    private final Semaphore fetches;
    private final InstantSource clock;
    private final Map<String, FeedState> feeds = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Set<String> requested = ConcurrentHashMap.newKeySet();
    private final ItemMemory memory = new ItemMemory();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean healthy = true;

    private PollWorker(
            Takeover<FeedEvent> takeover,
            IngestPipeline pipeline,
            Semaphore fetches,
            InstantSource clock) {
        this.takeover = takeover;
        this.pipeline = pipeline;
        this.fetches = fetches;
        this.clock = clock;
    }

    /**
     * Rebuilds the feeds of the partition and begins to poll them.
     *
     * @param fetches permits for fetches, shared by all partitions of the instance
     */
    static PollWorker open(
            Takeover<FeedEvent> takeover,
            IngestPipeline pipeline,
            Semaphore fetches,
            InstantSource clock) {
        PollWorker worker = new PollWorker(takeover, pipeline, fetches, clock);
        takeover.replayInputToEnd(record -> worker.take(record.envelope()));
        takeover.replay(FetchEvent.TOPIC, record -> worker.fold(record.envelope()));
        worker.executor.execute(worker::pollWhatIsDue);
        return worker;
    }

    @Override
    public void accept(List<ConsumerRecord<String, byte[]>> batch) {
        for (ConsumerRecord<String, byte[]> record : batch) {
            switch (WireFormat.read(FeedEvent.TOPIC, record)) {
                case WireFormat.Read.Event<FeedEvent>(LogRecord<FeedEvent> event) -> {
                    take(event.envelope());
                    if (event.event() instanceof FeedEvent.PollRequested wanted) {
                        requested.add(wanted.feed());
                    }
                }
                case WireFormat.Read.Unreadable<FeedEvent>(String reason) ->
                        takeover.writer()
                                .commit(
                                        List.of(
                                                WireFormat.park(
                                                        NAME, record, reason, clock.instant())));
            }
        }
    }

    private void take(Envelope<FeedEvent> envelope) {
        feeds.compute(envelope.subject(), (_, state) -> FeedState.evolve(state, envelope));
    }

    private void fold(Envelope<FetchEvent> envelope) {
        feeds.computeIfPresent(envelope.subject(), (_, state) -> state.afterFetch(envelope));
    }

    private void pollWhatIsDue() {
        try {
            while (!stopping.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                Instant now = clock.instant();
                for (FeedState feed : feeds.values()) {
                    if (isDue(feed, now) && underWay.add(feed.id())) {
                        executor.execute(() -> poll(feed.id()));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDue(FeedState feed, Instant now) {
        return feed.isPolled() && (requested.contains(feed.id()) || !feed.nextDue().isAfter(now));
    }

    private void poll(String id) {
        try {
            fetches.acquire();
            try {
                pollNow(id);
            } finally {
                fetches.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException | IllegalStateException e) {
            healthy = false;
            LOG.warnf("poll not written feed=%s reason=%s", id, e.getMessage());
        } catch (RuntimeException e) {
            healthy = false;
            LOG.errorf(e, "poll failed feed=%s", id);
        } finally {
            underWay.remove(id);
        }
    }

    private void pollNow(String id) {
        requested.remove(id);
        FeedState feed = feeds.get(id);
        if (feed == null || stopping.getCount() == 0) {
            return;
        }
        Poll poll = pipeline.poll(feed, memory::isNew);
        Append<FetchEvent> fetch = fetch(feed, poll.fetch());
        List<Append<?>> appends = new ArrayList<>();
        appends.add(fetch);
        poll.items().forEach(item -> appends.add(item(item, fetch.envelope())));
        takeover.writer().commit(appends);
        fold(fetch.envelope());
        poll.items().forEach(memory::remember);
    }

    private Append<FetchEvent> fetch(FeedState feed, FetchEvent event) {
        Instant now = clock.instant();
        return Append.of(
                FetchEvent.TOPIC,
                FeedIdentity.domainOf(feed.url()),
                SOURCE,
                feed.id(),
                feed.fetches() + 1,
                now,
                now,
                null,
                event);
    }

    private Append<ItemEvent> item(ItemEvent.Seen item, Envelope<FetchEvent> fetch) {
        String type = ItemEvent.TOPIC.codec().typeOf(item);
        return new Append<>(
                ItemEvent.TOPIC,
                item.article(),
                new Envelope<>(
                        ContentId.of(type, item.article(), fetch.id()),
                        type,
                        SOURCE,
                        item.article(),
                        item.published(),
                        fetch.recordedTime(),
                        fetch.id(),
                        fetch.sequence(),
                        item));
    }

    @Override
    public boolean isHealthy() {
        return healthy;
    }

    @Override
    public void close() {
        stopping.countDown();
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("polls do not stop partition=%d", takeover.partition());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
