package pactwatch.analysis.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pactwatch.analysis.LineSamples;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.analysis.replay.CanonicalState;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;
import pactwatch.log.kafka.read.Replayer;

/** Three processes share the work; one of them is killed in the middle of it. */
@Timeout(180)
class ScaleOutIT {

    private static final Duration WITHIN = Duration.ofSeconds(90);
    private static final int ARTICLES = 600;
    private static final int KILLED_AFTER_CLAIMS = 50;
    private static final String FREEZE = "!AM SUSPENSION ACTUAL 2024-02-22";
    private static final String EXIT = "!UZ WITHDRAWAL ACTUAL 2012-06-28";
    private static final int SIGKILL = 9;

    private final List<InstanceProcess> processes = new ArrayList<>();
    private TestBroker broker;
    private LogWriter ingest;

    @BeforeEach
    void start() throws IOException {
        broker = TestBroker.start().withProjectTopics();
        ingest = new LogWriter(broker.settings("test"), "ingest");
        for (String name : List.of("one", "two", "three")) {
            processes.add(InstanceProcess.start(broker.settings(name).bootstrapServers(), name));
        }
        for (InstanceProcess process : processes) {
            process.awaitReady();
        }
    }

    @AfterEach
    void stop() {
        for (InstanceProcess process : processes) {
            process.close();
        }
        ingest.close();
        broker.close();
    }

    private <E> List<LogRecord<E>> log(Topic<E> topic) {
        List<LogRecord<E>> records = new ArrayList<>();
        new Replayer(broker.settings("reader"), "reader").replayAll(topic, records::add);
        return records;
    }

    private void publish(int from, int to) {
        for (int i = from; i < to; i++) {
            ingest.append(
                    LineSamples.append(
                            LineSamples.article("a" + i, 1, i % 2 == 0 ? FREEZE : EXIT)));
        }
    }

    @Test
    void losesAndRepeatsNothingWhenOneOfThreeProcessesIsKilled()
            throws IOException, InterruptedException {
        Topic<ClaimEvent> claims = ClaimEvent.topic("g1");
        publish(0, ARTICLES / 2);
        await().atMost(WITHIN).until(() -> log(claims).size() >= KILLED_AFTER_CLAIMS);
        InstanceProcess killed = processes.remove(0);
        Thread publishing = Thread.ofPlatform().start(() -> publish(ARTICLES / 2, ARTICLES));
        killed.kill();
        int written = log(claims).size();
        publishing.join();
        await().atMost(WITHIN).until(() -> log(claims).size() >= ARTICLES);
        List<String> hashes =
                List.of(processes.get(0).hashAt(ARTICLES), processes.get(1).hashAt(ARTICLES));

        assertThat(killed.exitValue()).isEqualTo(128 + SIGKILL);
        assertThat(written).isLessThan(ARTICLES);
        List<LogRecord<ClaimEvent>> found = log(claims);
        assertThat(found).hasSize(ARTICLES);
        assertThat(found.stream().map(r -> r.envelope().id())).doesNotHaveDuplicates();
        assertThat(hashes).containsOnly("hash " + hashOf(found));
        await().atMost(WITHIN).untilAsserted(this::assertAllIsToldOnce);
    }

    /** By whoever reads the log from its start, in a process that never worked on it. */
    private static String hashOf(List<LogRecord<ClaimEvent>> found) {
        ClaimBook book = new ClaimBook("g1");
        found.forEach(book::accept);
        return CanonicalState.of(
                        PackFiles.bundled("csto").withoutBaseline(),
                        "v1",
                        book.allStanding(Instant.MAX),
                        List.of())
                .hash();
    }

    private void assertAllIsToldOnce() {
        Map<String, List<Long>> sequences = new HashMap<>();
        Map<String, Integer> articles = new HashMap<>();
        for (LogRecord<StatusEvent> record : log(StatusEvent.TOPIC)) {
            sequences
                    .computeIfAbsent(record.key(), _ -> new ArrayList<>())
                    .add(record.envelope().sequence());
            if (record.event() instanceof StatusEvent.StatusChanged changed) {
                articles.put(record.key(), changed.state().articles());
            }
        }
        assertThat(articles)
                .containsOnly(
                        Map.entry("CSTO/AM", ARTICLES / 2), Map.entry("CSTO/UZ", ARTICLES / 2));
        sequences
                .values()
                .forEach(s ->
                        assertThat(s)
                                .isEqualTo(LongStream.rangeClosed(1, s.size()).boxed().toList()));
    }
}
