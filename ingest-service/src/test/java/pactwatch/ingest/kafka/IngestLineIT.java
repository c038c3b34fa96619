package pactwatch.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pactwatch.ingest.BodyArchive;
import pactwatch.ingest.FeedBook;
import pactwatch.ingest.FeedSource;
import pactwatch.ingest.FetchOutcome;
import pactwatch.ingest.IngestPipeline;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.ingest.contract.BodyEvent;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.ingest.contract.ItemEvent;
import pactwatch.ingest.feed.FeedIdentity;
import pactwatch.ingest.feed.FeedRefresh;
import pactwatch.ingest.rss.RomeFeedParser;
import pactwatch.ingest.rss.xml.ParseBounds;
import pactwatch.log.Envelope;
import pactwatch.log.Topic;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.TestBroker;
import pactwatch.log.kafka.read.Replayer;
import pactwatch.log.kafka.step.PartitionOwner;

/** Poller and article step on a real broker. */
class IngestLineIT {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(300);
    private static final Duration SELDOM = Duration.ofHours(1);
    private static final URI FEED = URI.create("https://news.example/rss");

    private final List<PartitionOwner<?>> owners = new ArrayList<>();
    private final AtomicInteger published = new AtomicInteger();
    private TestBroker broker;
    private KafkaFeedBook book;

    @BeforeEach
    void startBroker() {
        broker = TestBroker.start().withProjectTopics();
        book = new KafkaFeedBook(broker.settings("book"), InstantSource.system());
    }

    @AfterEach
    void stopBroker() {
        stopSteps();
        book.close();
        broker.close();
    }

    private void stopSteps() {
        owners.forEach(PartitionOwner::close);
        owners.clear();
    }

    /** A publisher whose feed holds as many items as were published. */
    private FetchOutcome feed() {
        StringBuilder xml =
                new StringBuilder(
                        "<rss version=\"2.0\"><channel><title>N</title>"
                                + "<link>https://news.example/</link><description>d</description>");
        for (int n = 1; n <= published.get(); n++) {
            xml.append(
                    "<item><title>Item %d</title><link>https://news.example/%d</link></item>"
                            .formatted(n, n));
        }
        byte[] body = xml.append("</channel></rss>").toString().getBytes(UTF_8);
        return new FetchOutcome.Body(200, FEED, body, null, FetchEvent.Validators.NONE, null);
    }

    private void startSteps(String instance, FeedSource source) {
        startSteps(instance, POLL_INTERVAL, source);
    }

    private void startSteps(String instance, Duration interval, FeedSource source) {
        KafkaSettings settings = broker.settings(instance);
        InstantSource clock = InstantSource.system();
        IngestPipeline pipeline =
                new IngestPipeline(
                        source,
                        new RomeFeedParser(ParseBounds.DEFAULT),
                        new FeedRefresh(
                                FeedRefresh.Bounds.fixed(interval, interval, interval),
                                new SplittableRandom(1)),
                        clock,
                        3,
                        new BodyArchive(1_048_576));
        PollWorker.Shared shared =
                new PollWorker.Shared(pipeline, new FetchLanes(4, 2), new Semaphore(16), 16, clock);
        owners.add(
                PartitionOwner.start(
                        settings,
                        PollWorker.NAME,
                        FeedEvent.TOPIC,
                        PollWorker.OUTPUTS,
                        t -> PollWorker.open(t, shared)));
        owners.add(
                PartitionOwner.start(
                        settings,
                        ArticleStep.NAME,
                        ItemEvent.TOPIC,
                        ArticleStep.OUTPUTS,
                        t -> ArticleStep.open(t, clock)));
    }

    private Map<String, Integer> counts(Topic<ArticleEvent> topic) {
        Map<String, Integer> counts = new TreeMap<>();
        new Replayer(broker.settings("reader"), "reader")
                .replayAll(topic, r -> counts.merge(r.event().article().title(), 1, Integer::sum));
        return counts;
    }

    private void awaitEachItemOnce() {
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        assertThat(counts(ArticleEvent.TOPIC))
                                .hasSize(published.get())
                                .allSatisfy((_, count) -> assertThat(count).isOne()));
    }

    @Test
    void writesEachItemOnceThoughItIsPolledAgainAndAgain() {
        published.set(3);
        startSteps("one", (_, _) -> feed());
        assertThat(book.add(FEED, "News", "en", "test")).isEqualTo(FeedBook.Written.ACCEPTED);
        awaitEachItemOnce();
        stopSteps();
        published.set(5);

        startSteps("one", (_, _) -> feed());

        awaitEachItemOnce();
        await().atMost(WITHIN).until(() -> book.all().getFirst().isAnswering());
    }

    @Test
    void keepsEachBodyOnceWithWhatWasReadFromIt() {
        published.set(2);
        startSteps("one", (_, _) -> feed());
        assertThat(book.add(FEED, "News", "en", "test")).isEqualTo(FeedBook.Written.ACCEPTED);
        awaitEachItemOnce();
        List<BodyEvent.Kept> kept = new ArrayList<>();
        new Replayer(broker.settings("reader"), "reader")
                .replayAll(
                        BodyEvent.TOPIC,
                        r -> {
                            switch (r.event()) {
                                case BodyEvent.Kept body -> kept.add(body);
                            }
                        });

        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().readings()).hasSize(2);
        assertThat(new BodyArchive(1_048_576).unpacked(kept.getFirst()))
                .asString(UTF_8)
                .contains("Item 2");
    }

    @Test
    void turnsABrokenFeedIntoAFailureAndGoesOnWithTheOthers() {
        URI broken = URI.create("https://other.example/rss");
        published.set(1);
        startSteps(
                "one",
                (url, _) ->
                        url.equals(broken)
                                ? new FetchOutcome.Failed(500, "The server has a fault")
                                : feed());
        assertThat(book.add(broken, "Other", "en", "test")).isEqualTo(FeedBook.Written.ACCEPTED);
        assertThat(book.add(FEED, "News", "en", "test")).isEqualTo(FeedBook.Written.ACCEPTED);

        awaitEachItemOnce();

        await().atMost(WITHIN)
                .untilAsserted(() ->
                        assertThat(book.all())
                                .anySatisfy(f ->
                                        assertThat(f.course().reason())
                                                .isEqualTo("The server has a fault"))
                                .anySatisfy(f -> assertThat(f.isAnswering()).isTrue()));
    }

    @Test
    void turnsAnErrorOfOursIntoAFailureAndPollsOn() {
        URI broken = URI.create("https://news.example/broken");
        AtomicInteger errors = new AtomicInteger();
        published.set(1);
        startSteps(
                "one",
                (url, _) -> {
                    if (url.equals(broken)) {
                        throw new NoClassDefFoundError("Planted error " + errors.incrementAndGet());
                    }
                    return feed();
                });
        assertThat(book.add(broken, "Broken", "en", "test")).isEqualTo(FeedBook.Written.ACCEPTED);
        assertThat(book.add(FEED, "News", "en", "test")).isEqualTo(FeedBook.Written.ACCEPTED);

        awaitEachItemOnce();

        await().atMost(WITHIN)
                .untilAsserted(() ->
                        assertThat(fetchesOf(broken))
                                .hasSizeGreaterThan(1)
                                .allSatisfy(f ->
                                        assertThat(f.event())
                                                .isInstanceOfSatisfying(
                                                        FetchEvent.Failed.class,
                                                        failed ->
                                                                assertThat(failed.reason())
                                                                        .contains("Planted"))));
    }

    @Test
    void losesAndRepeatsNothingWhicheverFetchBreaks() {
        assertThat(book.add(FEED, "News", "en", "test")).isEqualTo(FeedBook.Written.ACCEPTED);
        for (int failAt = 1; failAt <= 3; failAt++) {
            AtomicInteger calls = new AtomicInteger();
            int failing = failAt;
            startSteps(
                    "one",
                    (_, _) -> {
                        FetchOutcome outcome = feed();
                        if (calls.incrementAndGet() == failing) {
                            throw new IllegalStateException("Planted failure of fetch " + failing);
                        }
                        return outcome;
                    });
            while (calls.get() <= failAt) {
                published.incrementAndGet();
                awaitEachItemOnce();
            }
            stopSteps();
        }
    }

    @Test
    void pollsAtOnceWhenSomebodyAsks() {
        published.set(1);
        startSteps("one", SELDOM, (_, _) -> feed());
        assertThat(book.add(FEED, "News", "en", "test")).isEqualTo(FeedBook.Written.ACCEPTED);
        awaitEachItemOnce();

        book.requestPolls(book.all(), "test");

        await().atMost(WITHIN).until(() -> fetchesOf(FEED).size() == 2);
    }

    @Test
    void fetchesOnceWhatWasAskedForWhileNobodyOwnedThePartition() {
        URI sibling = URI.create("https://news.example/sibling");
        published.set(1);
        startSteps("one", SELDOM, (_, _) -> feed());
        assertThat(book.add(FEED, "News", "en", "test")).isEqualTo(FeedBook.Written.ACCEPTED);
        awaitEachItemOnce();
        stopSteps();
        book.requestPolls(book.all(), "test");

        startSteps("two", SELDOM, (_, _) -> feed());

        await().atMost(WITHIN).until(() -> answers(FEED) == 1);
        stopSteps();
        startSteps("one", SELDOM, (_, _) -> feed());
        assertThat(book.add(sibling, "Sibling", "en", "test")).isEqualTo(FeedBook.Written.ACCEPTED);
        await().atMost(WITHIN).until(() -> !fetchesOf(sibling).isEmpty());
        assertThat(answers(FEED)).isOne();
    }

    private long answers(URI feed) {
        return fetchesOf(feed).stream().filter(f -> f.causationId() != null).count();
    }

    private List<Envelope<FetchEvent>> fetchesOf(URI feed) {
        String id = FeedIdentity.idOf(feed);
        List<Envelope<FetchEvent>> fetches = new ArrayList<>();
        new Replayer(broker.settings("reader"), "reader")
                .replayAll(
                        FetchEvent.TOPIC,
                        r -> {
                            if (r.envelope().subject().equals(id)) {
                                fetches.add(r.envelope());
                            }
                        });
        return fetches;
    }
}
