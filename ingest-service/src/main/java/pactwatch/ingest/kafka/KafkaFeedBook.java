package pactwatch.ingest.kafka;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.EvidenceLog;
import pactwatch.ingest.FeedBook;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.ingest.contract.ItemEvent;
import pactwatch.ingest.feed.FeedCourse;
import pactwatch.ingest.feed.FeedIdentity;
import pactwatch.ingest.feed.FeedState;
import pactwatch.log.Append;
import pactwatch.log.ContentId;
import pactwatch.log.Envelope;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.read.LogView;

/** The feeds as a view of the log. */
final class KafkaFeedBook implements FeedBook, EvidenceLog, AutoCloseable {

    private static final URI SOURCE = URI.create("/ingest/feeds");
    private static final URI EVIDENCE = URI.create("/ingest/evidence");
    private static final Duration OWN_WRITE_MAX = Duration.ofSeconds(2);

    /** A fetch may be folded before the feed that it is of: the topics are read side by side. */
    private final Map<String, FeedCourse> earlyCourses = new ConcurrentHashMap<>();

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
        FeedCourse early = earlyCourses.remove(id);
        feeds.put(id, early == null ? after : after.withCourse(early));
        lastEvents.put(id, envelope.id());
    }

    private void foldFetch(Envelope<FetchEvent> envelope) {
        FeedState after =
                feeds.computeIfPresent(envelope.subject(), (_, feed) -> feed.afterFetch(envelope));
        if (after == null) {
            earlyCourses.merge(
                    envelope.subject(),
                    FeedCourse.begin(envelope.time()).after(envelope),
                    (course, _) -> course.after(envelope));
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
        return write(added(new Wanted(url, publisher, language), by));
    }

    @Override
    public void addAll(List<Wanted> wanted, String by) {
        writer.appendAll(wanted.stream().map(w -> added(w, by)).toList())
                .forEach(position -> view.await(position, OWN_WRITE_MAX));
    }

    private Append<FeedEvent> added(Wanted wanted, String by) {
        String id = FeedIdentity.idOf(wanted.url());
        FeedEvent event =
                new FeedEvent.Added(id, wanted.url(), wanted.publisher(), wanted.language(), by);
        FeedState known = feeds.get(id);
        Instant now = clock.instant();
        return known == null
                ? FeedAppend.of(FeedIdentity.domainOf(wanted.url()), id, 1, event, SOURCE, now)
                : FeedAppend.of(known, event, SOURCE, now);
    }

    @Override
    public Written change(FeedState before, FeedEvent event) {
        return write(FeedAppend.of(before, event, SOURCE, clock.instant()));
    }

    @Override
    public void requestPolls(Collection<FeedState> wanted, String by) {
        List<LogWriter.Position> _ =
                writer.appendAll(
                        wanted.stream()
                                .map(f ->
                                        FeedAppend.of(
                                                f,
                                                new FeedEvent.PollRequested(f.id(), by),
                                                SOURCE,
                                                clock.instant()))
                                .toList());
    }

    @Override
    public void append(ItemEvent.Seen item) {
        Instant now = clock.instant();
        String type = ItemEvent.TOPIC.codec().typeOf(item);
        LogWriter.Position _ =
                writer.append(
                        new Append<>(
                                ItemEvent.TOPIC,
                                item.article(),
                                new Envelope<>(
                                        ContentId.of(type, item.article(), now.toString()),
                                        type,
                                        EVIDENCE,
                                        item.article(),
                                        item.published(),
                                        now,
                                        null,
                                        1,
                                        item)));
    }

    private Written write(Append<FeedEvent> append) {
        LogWriter.Position position = writer.append(append);
        if (!view.await(position, OWN_WRITE_MAX)) {
            return Written.PENDING;
        }
        return append.envelope().id().equals(lastEvents.get(append.envelope().subject()))
                ? Written.ACCEPTED
                : Written.OUTRUN;
    }

    @Override
    public void close() {
        view.close();
        writer.close();
    }
}
