package pactwatch.ingest.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import pactwatch.ingest.BodyArchive;
import pactwatch.ingest.BodyBudget;
import pactwatch.ingest.IngestPipeline;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.ItemEvent;
import pactwatch.ingest.feed.FeedRefresh;
import pactwatch.ingest.http.FetchBounds;
import pactwatch.ingest.http.HttpFeedSource;
import pactwatch.ingest.rss.RomeFeedParser;
import pactwatch.ingest.rss.xml.ParseBounds;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.step.PartitionOwner;

/** The poller and the article step as a process of their own, without REST and pages. */
public final class InstanceMain {

    private static final Duration FETCH_TIME_MAX = Duration.ofSeconds(5);
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(10);
    private static final int BODY_BYTES_MAX = 5 * 1024 * 1024;

    private InstanceMain() {}

    /**
     * Polls until it is killed, or its standard input ends.
     *
     * @param args bootstrap servers, name of the instance, poll interval
     */
    public static void main(String[] args) throws java.io.IOException {
        InstantSource clock = InstantSource.system();
        KafkaSettings settings = new KafkaSettings(args[0], args[1], Map.of());
        Duration interval = Duration.parse(args[2]);
        HttpFeedSource source =
                new HttpFeedSource(
                        new FetchBounds(FETCH_TIME_MAX, BODY_BYTES_MAX, 2, List.of("127.0.0.0/8")),
                        new BodyBudget(BODY_BYTES_MAX),
                        "Pactwatch/test",
                        clock);
        FeedRefresh refresh =
                new FeedRefresh(
                        FeedRefresh.Bounds.fixed(interval, interval, BACKOFF_MAX),
                        new SplittableRandom());
        PollWorker.Shared shared =
                new PollWorker.Shared(
                        new IngestPipeline(
                                source,
                                new RomeFeedParser(ParseBounds.DEFAULT),
                                refresh,
                                clock,
                                3,
                                new BodyArchive(1_048_576)),
                        new FetchLanes(32, 2),
                        new Semaphore(64),
                        64,
                        clock);
        try (PartitionOwner<FeedEvent> _ =
                        PartitionOwner.start(
                                settings,
                                PollWorker.NAME,
                                FeedEvent.TOPIC,
                                PollWorker.OUTPUTS,
                                t -> PollWorker.open(t, shared));
                PartitionOwner<ItemEvent> _ =
                        PartitionOwner.start(
                                settings,
                                ArticleStep.NAME,
                                ItemEvent.TOPIC,
                                ArticleStep.OUTPUTS,
                                t -> ArticleStep.open(t, clock));
                source) {
            byte[] _ = System.in.readAllBytes();
        }
    }
}
