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
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.IngestPipeline;
import pactwatch.ingest.Poll;
import pactwatch.ingest.contract.BodyEvent;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.ingest.contract.ItemEvent;
import pactwatch.ingest.feed.FeedIdentity;
import pactwatch.ingest.feed.FeedState;
import pactwatch.log.Append;
import pactwatch.log.ContentId;
import pactwatch.log.Envelope;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
import pactwatch.log.Trail;
import pactwatch.log.kafka.WireFormat;
import pactwatch.log.kafka.step.PartitionWorker;
import pactwatch.log.kafka.step.Takeover;
import pactwatch.log.trace.Spans;

/**
 * Polls the feeds of one partition. A poll is written whole or not at all: the fetch with its
 * validators, its items, and what becomes of the feed. At most one fetch of a feed is under way.
 */
final class PollWorker implements PartitionWorker {

    static final String NAME = "ingest-poll";

    static final Set<Topic<?>> OUTPUTS =
            Set.of(FetchEvent.TOPIC, ItemEvent.TOPIC, BodyEvent.TOPIC, FeedEvent.TOPIC);

    private static final Logger LOG = Logger.getLogger(PollWorker.class);
    private static final URI SOURCE = URI.create("/ingest/poll");
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    /**
     * What the workers of all partitions of an instance share.
     *
     * @param unwritten permits for polls that are read and wait to be written
     * @param pollsPerCommitMax in one transaction
     */
    record Shared(
            IngestPipeline pipeline,
            FetchLanes lanes,
            Semaphore unwritten,
            int pollsPerCommitMax,
            InstantSource clock) {}

    /**
     * A poll that waits to be written.
     *
     * @param request that it answers, if somebody asked for it
     */
    private record Read(Poll poll, @Nullable String request) {}

    private final Takeover<FeedEvent> takeover;
    private final Shared shared;
    private final PollCommits commits;
    private final Map<String, FeedState> feeds = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final PollRequests requests = new PollRequests();
    private final ItemMemory memory = new ItemMemory();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean healthy = true;

    private PollWorker(Takeover<FeedEvent> takeover, Shared shared) {
        this.takeover = takeover;
        this.shared = shared;
        this.commits = new PollCommits(takeover.writer(), shared.pollsPerCommitMax());
    }

    /** Rebuilds the feeds of the partition and begins to poll them. */
    static PollWorker open(Takeover<FeedEvent> takeover, Shared shared) {
        PollWorker worker = new PollWorker(takeover, shared);
        takeover.replayInputToEnd(record -> worker.take(record.envelope()));
        takeover.replay(FetchEvent.TOPIC, record -> worker.fold(record.envelope()));
        worker.executor.execute(worker::pollWhatIsDue);
        return worker;
    }

    @Override
    public void accept(List<ConsumerRecord<String, byte[]>> batch) {
        for (ConsumerRecord<String, byte[]> record : batch) {
            switch (WireFormat.read(FeedEvent.TOPIC, record)) {
                case WireFormat.Read.Event<FeedEvent>(LogRecord<FeedEvent> event) ->
                        take(event.envelope());
                case WireFormat.Read.Unreadable<FeedEvent>(String reason) ->
                        takeover.writer()
                                .commit(
                                        List.of(
                                                WireFormat.park(
                                                        NAME,
                                                        record,
                                                        reason,
                                                        shared.clock().instant())));
            }
        }
        wake.release();
    }

    private void take(Envelope<FeedEvent> envelope) {
        requests.take(envelope);
        feeds.compute(envelope.subject(), (_, state) -> FeedState.evolve(state, envelope));
    }

    private void fold(Envelope<FetchEvent> envelope) {
        requests.answered(envelope);
        feeds.computeIfPresent(envelope.subject(), (_, state) -> state.afterFetch(envelope));
    }

    private void pollWhatIsDue() {
        try {
            while (stopping.getCount() > 0) {
                Instant now = shared.clock().instant();
                for (FeedState feed : feeds.values()) {
                    if (isDue(feed, now) && underWay.add(feed.id())) {
                        executor.execute(() -> poll(feed.id()));
                    }
                }
                if (wake.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            fail(e, "feeds not looked through", "partition=" + takeover.partition());
        }
    }

    private boolean isDue(FeedState feed, Instant now) {
        return feed.isPolled()
                && (requests.isOpen(feed.id()) || !feed.course().nextDue().isAfter(now));
    }

    private void poll(String id) {
        try {
            FeedState feed = feeds.get(id);
            if (feed != null) {
                boolean _ = Spans.begin(NAME, () -> readAndWrite(feed));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException | IllegalStateException e) {
            healthy = false;
            LOG.warnf("poll not written feed=%s reason=%s", id, e.getMessage());
        } catch (RuntimeException | Error e) {
            fail(e, "poll failed", "feed=" + id);
        } finally {
            underWay.remove(id);
        }
    }

    /** The owner gives the partition up and takes it over anew, unless it is being given up. */
    private void fail(Throwable fault, String what, String where) {
        healthy = false;
        if (stopping.getCount() > 0) {
            LOG.errorf(fault, "%s %s", what, where);
        }
    }

    private boolean readAndWrite(FeedState feed) throws InterruptedException {
        write(feed.id(), shared.lanes().within(feed, () -> fetched(feed.id())));
        return true;
    }

    /** The poll and the permit to wait until it is written. */
    private @Nullable Read fetched(String id) throws InterruptedException {
        FeedState feed = feeds.get(id);
        String request = requests.of(id);
        if (feed == null || !feed.isPolled() || stopping.getCount() == 0) {
            return null;
        }
        Poll poll = pollOf(request == null ? feed : feed.askedAnew());
        shared.unwritten().acquire();
        return new Read(poll, request);
    }

    /** A fault of ours in reading one feed is that feed's failure and holds up no other. */
    private Poll pollOf(FeedState feed) {
        try {
            return shared.pipeline().poll(feed, memory::isNew);
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "feed not read feed=%s", feed.id());
            return shared.pipeline().notRead(feed, e);
        }
    }

    private void write(String id, @Nullable Read read) throws InterruptedException {
        FeedState feed = feeds.get(id);
        if (read == null || feed == null) {
            return;
        }
        try {
            Poll poll = read.poll();
            Append<FetchEvent> fetch = fetch(feed, poll.fetch(), read.request());
            List<Append<?>> appends = new ArrayList<>(List.of(fetch));
            Trail trail = new Trail(Trail.present().traceParent(), fetch.envelope().time());
            poll.items()
                    .forEach(item -> appends.add(trail.during(() -> item(item, fetch.envelope()))));
            BodyEvent.Kept body = poll.body();
            if (body != null && memory.isNewBody(body.hash())) {
                appends.add(body(feed, body, fetch.envelope()));
            }
            if (poll.consequence() != null) {
                appends.add(
                        FeedAppend.of(feed, poll.consequence(), SOURCE, shared.clock().instant()));
            }
            commits.commit(appends);
            fold(fetch.envelope());
            poll.readings().forEach(reading -> memory.remember(id, reading));
            if (body != null) {
                memory.rememberBody(body.hash());
            }
        } finally {
            shared.unwritten().release();
        }
    }

    private Append<FetchEvent> fetch(FeedState feed, FetchEvent event, @Nullable String request) {
        Instant now = shared.clock().instant();
        return Append.of(
                FetchEvent.TOPIC,
                feed.key(),
                SOURCE,
                feed.id(),
                feed.course().fetches() + 1,
                now,
                now,
                request,
                event);
    }

    private static Append<BodyEvent> body(
            FeedState feed, BodyEvent.Kept body, Envelope<FetchEvent> fetch) {
        return Append.of(
                BodyEvent.TOPIC,
                FeedIdentity.domainOf(feed.url()),
                SOURCE,
                body.hash(),
                1,
                fetch.time(),
                fetch.recordedTime(),
                fetch.id(),
                body);
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
