package pactwatch.ingest.kafka;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.FeedBook;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.ingest.feed.FeedIdentity;
import pactwatch.ingest.feed.FeedState;
import pactwatch.log.Append;
import pactwatch.log.ContentId;
import pactwatch.log.Envelope;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.read.LogView;

/** The feeds as a view of the log. */
final class KafkaFeedBook implements FeedBook, AutoCloseable {

    private static final URI SOURCE = URI.create("/ingest/feeds");
    private static final Duration OWN_WRITE_MAX = Duration.ofSeconds(2);

    /** A fetch may be folded before the feed that it is of: the topics are read side by side. */
    private final Map<String, Envelope<FetchEvent>> earlyFetches = new ConcurrentHashMap<>();

    private final Map<String, FeedState> feeds = new ConcurrentHashMap<>();
    private final Map<String, String> lastEvents = new ConcurrentHashMap<>();
    private final LogWriter writer;
    private final LogView view;
    private final InstantSource clock;

    KafkaFeedBook(KafkaSettings settings, InstantSource clock) {
        this.clock = clock;
        this.writer = new LogWriter(settings, "feeds");
        this.view =
                LogView.named(settings, "feeds")
                        .fold(FeedEvent.TOPIC, r -> fold(r.envelope()))
                        .fold(FetchEvent.TOPIC, r -> foldFetch(r.envelope()))
                        .start();
    }

    private void fold(Envelope<FeedEvent> envelope) {
        String id = envelope.subject();
        FeedState before = feeds.get(id);
        FeedState after = FeedState.evolve(before, envelope);
        if (after == null || after.equals(before)) {
            return;
        }
        Envelope<FetchEvent> early = earlyFetches.remove(id);
        feeds.put(id, early == null ? after : after.afterFetch(early));
        lastEvents.put(id, envelope.id());
    }

    private void foldFetch(Envelope<FetchEvent> envelope) {
        FeedState after =
                feeds.computeIfPresent(envelope.subject(), (_, feed) -> feed.afterFetch(envelope));
        if (after == null) {
            earlyFetches.put(envelope.subject(), envelope);
        }
    }

    @Override
    public List<FeedState> all() {
        return feeds.values().stream()
                .filter(f -> f.activity() != FeedState.Activity.REMOVED)
                .sorted(
                        Comparator.comparing((FeedState f) ->
                                        Objects.requireNonNullElse(f.publisher(), ""))
                                .thenComparing(f -> f.url().toString()))
                .toList();
    }

    @Override
    public Optional<FeedState> byId(String id) {
        return Optional.ofNullable(feeds.get(id));
    }

    @Override
    public boolean isCurrent() {
        return view.isCaughtUp();
    }

    @Override
    public Written add(URI url, @Nullable String publisher, @Nullable String language, String by) {
        String id = FeedIdentity.idOf(url);
        FeedState known = feeds.get(id);
        long sequence = known == null ? 1 : known.sequence() + 1;
        return write(url, id, sequence, new FeedEvent.Added(id, url, publisher, language, by));
    }

    @Override
    public Written requestPoll(FeedState feed, String by) {
        FeedEvent event = new FeedEvent.PollRequested(feed.id(), by);
        writer.append(append(feed.url(), feed.id(), feed.sequence() + 1, event));
        return Written.ACCEPTED;
    }

    private Written write(URI url, String id, long sequence, FeedEvent event) {
        Append<FeedEvent> append = append(url, id, sequence, event);
        LogWriter.Position position = writer.append(append);
        if (!view.await(position, OWN_WRITE_MAX)) {
            return Written.PENDING;
        }
        return append.envelope().id().equals(lastEvents.get(id))
                ? Written.ACCEPTED
                : Written.OUTRUN;
    }

    /** The id holds the time, so that two writers of one sequence can be told apart. */
    private Append<FeedEvent> append(URI url, String id, long sequence, FeedEvent event) {
        Instant now = clock.instant();
        String type = FeedEvent.TOPIC.codec().typeOf(event);
        return new Append<>(
                FeedEvent.TOPIC,
                FeedIdentity.domainOf(url),
                new Envelope<>(
                        ContentId.of(
                                type,
                                id,
                                Long.toString(sequence),
                                now.toString(),
                                event.toString()),
                        type,
                        SOURCE,
                        id,
                        now,
                        now,
                        null,
                        sequence,
                        event));
    }

    @Override
    public void close() {
        view.close();
        writer.close();
    }
}
