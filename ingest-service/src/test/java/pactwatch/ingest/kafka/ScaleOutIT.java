package pactwatch.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pactwatch.ingest.FeedBook;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.ingest.feed.FeedIdentity;
import pactwatch.log.Envelope;
import pactwatch.log.kafka.TestBroker;
import pactwatch.log.kafka.read.Replayer;

/** Three processes share the feeds; one is killed. */
class ScaleOutIT {

    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int FEEDS = 12;

    @TempDir private Path folder;

    private static Map<String, List<Envelope<FetchEvent>>> fetches(TestBroker broker) {
        Map<String, List<Envelope<FetchEvent>>> all = new TreeMap<>();
        new Replayer(broker.settings("reader"), "reader")
                .replayAll(
                        FetchEvent.TOPIC,
                        r ->
                                all.computeIfAbsent(r.envelope().subject(), _ -> new ArrayList<>())
                                        .add(r.envelope()));
        return all;
    }

    @Test
    void pollsTheFeedsOfAKilledInstanceAndCommitsNoFetchTwice() {
        try (TestBroker broker = TestBroker.start().withProjectTopics();
                Sites sites = new Sites();
                KafkaFeedBook book =
                        new KafkaFeedBook(broker.settings("book"), InstantSource.system());
                InstanceProcess one = start(broker, "one");
                InstanceProcess two = start(broker, "two");
                InstanceProcess three = start(broker, "three")) {
            List<String> ids = new ArrayList<>();
            for (int n = 0; n < FEEDS; n++) {
                URI url = sites.addFeed(3);
                ids.add(FeedIdentity.idOf(url));
                assertThat(book.add(url, null, null, "test")).isEqualTo(FeedBook.Written.ACCEPTED);
            }
            await().atMost(WITHIN).until(() -> allAsked(broker, ids, Instant.MIN));

            two.kill();
            Instant killed = Instant.now();

            await().atMost(WITHIN).until(() -> allAsked(broker, ids, killed));
            assertThat(one.isAlive()).isTrue();
            assertThat(three.isAlive()).isTrue();
            fetches(broker)
                    .forEach((feed, all) ->
                            assertThat(all.stream().map(Envelope::sequence))
                                    .as(feed)
                                    .containsExactlyElementsOf(
                                            LongStream.rangeClosed(1, all.size())
                                                    .boxed()
                                                    .toList()));
        }
    }

    private InstanceProcess start(TestBroker broker, String name) {
        return InstanceProcess.start(folder, broker.bootstrapServers(), name, INTERVAL, "-Xmx128m");
    }

    /** Whether each feed was asked twice after a time, so that it goes on. */
    private static boolean allAsked(TestBroker broker, List<String> ids, Instant after) {
        Map<String, List<Envelope<FetchEvent>>> all = fetches(broker);
        return ids.stream()
                .allMatch(id ->
                        all.getOrDefault(id, List.of()).stream()
                                        .filter(e -> e.recordedTime().isAfter(after))
                                        .count()
                                >= 2);
    }
}
