package pactwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.ingest.contract.FetchEvent.Validators;
import pactwatch.ingest.feed.FeedIdentity;
import pactwatch.ingest.feed.FeedRefresh;
import pactwatch.ingest.feed.FeedState;
import pactwatch.ingest.http.FetchBounds;
import pactwatch.ingest.http.HttpFeedSource;
import pactwatch.ingest.rss.RomeFeedParser;
import pactwatch.ingest.rss.xml.ParseBounds;
import pactwatch.log.Envelope;

/** Two days of polling, compressed by a virtual clock, against publishers who keep the score. */
class DayOfPollingTest {

    private static final Instant START = Instant.parse("2026-01-02T00:00:00Z"); // a Friday
    private static final Duration SPAN = Duration.ofDays(2);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    private record Due(FeedState feed, Instant at) {}

    @Test
    void breaksNoRuleOfAnyPublisher() {
        try (ScoringSite site = ScoringSite.start(now::get);
                HttpFeedSource source = source()) {
            Map<String, Integer> fetches = poll(site, source);

            assertThat(site.breaches()).isEmpty();
            assertThat(site.requests()).isGreaterThan(500);
            assertThat(fetches.get("plain")).as("every 10 minutes at least").isGreaterThan(200);
            assertThat(fetches.get("fresh")).as("max-age of an hour").isBetween(40, 48);
            assertThat(fetches.get("gone")).isEqualTo(1);
            assertThat(site.fetchesOf("moved")).as("asked at the old address").isEqualTo(3);
            assertThat(site.fetchesOf("faulty")).as("asked on though it fails").isGreaterThan(8);
        }
    }

    /** The score is one that can be lost. */
    @Test
    void findsEveryBreachOfAClientWithoutManners() {
        try (ScoringSite site = ScoringSite.start(now::get);
                HttpFeedSource source = source()) {
            for (Instant t = START;
                    t.isBefore(START.plus(Duration.ofHours(8)));
                    t = t.plus(Duration.ofMinutes(10))) {
                now.set(t);
                for (URI feed : site.feeds()) {
                    FetchOutcome _ = source.fetch(feed, Validators.NONE);
                }
            }

            assertThat(site.breaches())
                    .anyMatch(b -> b.contains("unconditional"))
                    .anyMatch(b -> b.contains("too soon"))
                    .anyMatch(b -> b.contains("skipped hour"));
        }
    }

    private HttpFeedSource source() {
        return new HttpFeedSource(
                new FetchBounds(Duration.ofSeconds(20), 1_000_000, 2, List.of("127.0.0.0/8")),
                new BodyBudget(1_000_000),
                "Pactwatch/test (+https://pactwatch.example/)",
                now::get);
    }

    /** Polls every feed whenever it is due; returns how often each was asked. */
    private Map<String, Integer> poll(ScoringSite site, HttpFeedSource source) {
        FeedRefresh refresh =
                new FeedRefresh(
                        new FeedRefresh.Bounds(
                                Duration.ofMinutes(15),
                                Duration.ofMinutes(5),
                                Duration.ofDays(1),
                                Duration.ofHours(6)),
                        new SplittableRandom(11));
        IngestPipeline pipeline =
                new IngestPipeline(
                        source,
                        new RomeFeedParser(ParseBounds.DEFAULT),
                        refresh,
                        now::get,
                        3,
                        new BodyArchive(1_048_576));
        PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));
        site.feeds().forEach(url -> queue.add(new Due(added(url), START)));
        Map<String, Integer> fetches = new HashMap<>();
        while (!queue.isEmpty() && queue.element().at().isBefore(START.plus(SPAN))) {
            Due due = queue.remove();
            now.set(due.at());
            String name = due.feed().publisher();
            fetches.merge(Objects.requireNonNull(name), 1, Integer::sum);
            FeedState after = after(due.feed(), pipeline.poll(due.feed(), (_, _) -> true));
            if (after.isPolled()) {
                queue.add(new Due(after, after.course().nextDue()));
            }
        }
        return fetches;
    }

    private FeedState added(URI url) {
        String name = new ArrayList<>(List.of(url.getPath().split("/"))).getLast();
        return FeedState.added(
                new FeedEvent.Added(FeedIdentity.idOf(url), url, name, null, "test"), START);
    }

    private FeedState after(FeedState feed, Poll poll) {
        FetchEvent fetch = poll.fetch();
        FeedState after = feed.afterFetch(envelope(feed, feed.course().fetches() + 1, fetch));
        FeedEvent consequence = poll.consequence();
        return consequence == null
                ? after
                : Objects.requireNonNull(
                        FeedState.evolve(after, envelope(feed, feed.sequence() + 1, consequence)));
    }

    private <E> Envelope<E> envelope(FeedState feed, long sequence, E event) {
        return new Envelope<>(
                "id",
                "t",
                URI.create("/t"),
                feed.id(),
                now.get(),
                now.get(),
                null,
                sequence,
                event);
    }
}
