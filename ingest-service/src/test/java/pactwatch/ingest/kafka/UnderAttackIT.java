package pactwatch.ingest.kafka;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pactwatch.ingest.FeedBook;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.ingest.feed.FeedIdentity;
import pactwatch.log.Envelope;
import pactwatch.log.kafka.TestBroker;
import pactwatch.log.kafka.read.Replayer;

/** Servers that misbehave in every way at once, against 128 MB of heap. */
class UnderAttackIT {

    private static final Duration WITHIN = Duration.ofMinutes(3);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration GAP_MAX = Duration.ofSeconds(20);
    private static final int HONEST_FEEDS = 6;
    private static final int HONEST_FETCHES_MIN = 10;
    private static final int DRIPPERS = 8;

    private final CountDownLatch over = new CountDownLatch(1);
    @TempDir private Path folder;

    @Test
    void keepsTheScheduleOfHonestFeedsWithinBoundedMemory() throws IOException {
        try (TestBroker broker = TestBroker.start().withProjectTopics();
                Sites sites = new Sites();
                KafkaFeedBook book =
                        new KafkaFeedBook(broker.settings("book"), InstantSource.system());
                InstanceProcess instance =
                        InstanceProcess.start(
                                folder,
                                broker.bootstrapServers(),
                                "attacked",
                                INTERVAL,
                                "-Xmx128m",
                                "-XX:+ExitOnOutOfMemoryError")) {
            List<String> hostile = added(book, attacks(sites));
            List<URI> urls = new ArrayList<>();
            for (int n = 0; n < HONEST_FEEDS; n++) {
                urls.add(sites.addFeed(20));
            }
            List<String> honest = added(book, urls);

            await().atMost(WITHIN)
                    .untilAsserted(() -> {
                        assertThat(instance.isAlive()).as(instance.output()).isTrue();
                        Map<String, List<Envelope<FetchEvent>>> all = fetches(broker);
                        assertThat(honest).allMatch(id -> count(all, id) >= HONEST_FETCHES_MIN);
                        assertThat(hostile).allMatch(id -> count(all, id) >= 1);
                    });

            Map<String, List<Envelope<FetchEvent>>> all = fetches(broker);
            honest.forEach(id ->
                    assertThat(longestGap(all.getOrDefault(id, List.of()))).isLessThan(GAP_MAX));
            hostile.forEach(id ->
                    assertThat(all.getOrDefault(id, List.of()).getFirst().event())
                            .isNotInstanceOf(FetchEvent.Unchanged.class));
            assertThat(instance.output()).doesNotContain("OutOfMemoryError");
        } finally {
            over.countDown();
        }
    }

    private static List<String> added(KafkaFeedBook book, List<URI> urls) {
        List<String> ids = new ArrayList<>();
        for (URI url : urls) {
            assertThat(book.add(url, null, null, "test")).isEqualTo(FeedBook.Written.ACCEPTED);
            ids.add(FeedIdentity.idOf(url));
        }
        return ids;
    }

    private List<URI> attacks(Sites sites) throws IOException {
        List<URI> urls = new ArrayList<>();
        for (int n = 0; n < DRIPPERS; n++) {
            urls.add(sites.add(out -> drip(out, "HTTP/1.1 200 OK\r\n\r\n", "x")));
        }
        byte[] bomb = gzip(64);
        String ok = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
        urls.add(sites.add(out -> drip(out, "", "H")));
        urls.add(sites.add(out -> drip(out, "HTTP/1.1 200 OK\r\n", "X: y\r\n")));
        urls.add(sites.add(out -> forEver(out, "HTTP/1.1 200 OK\r\n", "X: y\r\n")));
        urls.add(sites.add(out -> forEver(out, "", "HTTP/1.1 100 Continue\r\n\r\n")));
        urls.add(sites.add(out -> forEver(out, ok, "x".repeat(8_192))));
        urls.add(sites.add(out -> forEver(out, ok + "<rss><channel>", "<item><a>b</a></item>")));
        urls.add(
                sites.add(out -> {
                    out.write(
                            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"
                                    .getBytes(ISO_8859_1));
                    out.write(bomb);
                }));
        urls.add(answering(sites, "HTTP/1.1 302 Found\r\nLocation: /feed?again\r\n\r\n"));
        urls.add(answering(sites, ok + "<a>".repeat(300_000)));
        urls.add(answering(sites, ok + Sites.feed(40_000)));
        urls.add(answering(sites, ok + laughs()));
        urls.add(answering(sites, ok + "&".repeat(4_000_000)));
        urls.add(answering(sites, "\0\1\2 nonsense\r\n\r\n"));
        urls.add(answering(sites, "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"));
        return urls;
    }

    private static URI answering(Sites sites, String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return sites.add(out -> out.write(bytes));
    }

    private void drip(OutputStream out, String head, String drop) throws IOException {
        out.write(head.getBytes(ISO_8859_1));
        out.flush();
        try {
            while (!over.await(300, TimeUnit.MILLISECONDS)) {
                out.write(drop.getBytes(ISO_8859_1));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forEver(OutputStream out, String head, String part) throws IOException {
        out.write(head.getBytes(ISO_8859_1));
        byte[] block = part.repeat(Math.max(1, 8_192 / part.length())).getBytes(ISO_8859_1);
        while (over.getCount() > 0) {
            out.write(block);
        }
    }

    private static byte[] gzip(int mebibytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int n = 0; n < mebibytes; n++) {
                gzip.write(zeros);
            }
        }
        return packed.toByteArray();
    }

    private static String laughs() {
        StringBuilder xml = new StringBuilder("<!DOCTYPE rss [<!ENTITY l0 \"ha\">");
        for (int n = 1; n < 12; n++) {
            xml.append("<!ENTITY l%d \"%s\">".formatted(n, "&l%d;".formatted(n - 1).repeat(10)));
        }
        return xml.append("]><rss><channel><title>&l11;</title></channel></rss>").toString();
    }

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

    private static int count(Map<String, List<Envelope<FetchEvent>>> all, String id) {
        return all.getOrDefault(id, List.of()).size();
    }

    private static Duration longestGap(List<Envelope<FetchEvent>> fetches) {
        Duration longest = Duration.ZERO;
        for (int n = 1; n < fetches.size(); n++) {
            Duration gap =
                    Duration.between(
                            fetches.get(n - 1).recordedTime(), fetches.get(n).recordedTime());
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        return longest;
    }
}
