package pactwatch.log.kafka.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pactwatch.log.Append;
import pactwatch.log.TestEvent;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;
import pactwatch.log.kafka.TransactionalWriter;
import pactwatch.log.kafka.WireFormat;

class LogViewIT {

    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static TestBroker broker;
    private static LogWriter writer;

    @BeforeAll
    static void startBroker() {
        broker = TestBroker.start().withTopics("test.in", "test.out");
        writer = new LogWriter(broker.settings("test"), "writer");
    }

    @AfterAll
    static void stopBroker() {
        writer.close();
        broker.close();
    }

    @Test
    void hasFoldedAnAppendOnceItWasAwaited() {
        ConcurrentLinkedQueue<TestEvent> seen = new ConcurrentLinkedQueue<>();
        try (LogView view =
                LogView.named(broker.settings("view"), "seen")
                        .fold(TestEvent.IN, r -> seen.add(r.event()))
                        .start()) {
            LogWriter.Position position =
                    writer.append(TestEvent.counted(TestEvent.IN, "awaited", 1));

            assertThat(view.await(position, WITHIN)).isTrue();
            assertThat(seen).contains(new TestEvent.Counted("awaited", 1));
        }
    }

    @Test
    void seesAllThatWasThereWhenThePresentIsAwaited() {
        ConcurrentLinkedQueue<TestEvent> seen = new ConcurrentLinkedQueue<>();
        try (LogView view =
                LogView.named(broker.settings("view"), "present")
                        .fold(TestEvent.IN, r -> seen.add(r.event()))
                        .start()) {
            await().atMost(WITHIN).until(view::isCaughtUp);
            for (int value = 1; value <= 50; value++) {
                writer.append(TestEvent.counted(TestEvent.IN, "present", value));
            }

            assertThat(view.awaitPresent(WITHIN)).isTrue();
            assertThat(seen).contains(new TestEvent.Counted("present", 50));
        }
    }

    @Test
    void doesNotSeeTransactionsThatWereNeverCommitted() {
        try (TransactionalWriter transactional =
                TransactionalWriter.open(broker.settings("test"), "view-it", 0)) {
            transactional.commit(List.of(TestEvent.counted(TestEvent.OUT, "committed", 1)));
        }
        writeAndAbort(TestEvent.counted(TestEvent.OUT, "aborted", 1));
        ConcurrentLinkedQueue<TestEvent> seen = new ConcurrentLinkedQueue<>();

        new Replayer(broker.settings("reader"), "reader")
                .replayAll(TestEvent.OUT, r -> seen.add(r.event()));

        assertThat(seen)
                .contains(new TestEvent.Counted("committed", 1))
                .doesNotContain(new TestEvent.Counted("aborted", 1));
    }

    private static void writeAndAbort(Append<TestEvent> append) {
        Map<String, Object> settings = broker.settings("test").client("aborting");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "aborting");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(WireFormat.write(append));
            producer.flush();
            producer.abortTransaction();
        }
    }

    @Test
    void streamsAsJsonLinesFromATimeOrAPosition() throws IOException {
        LogWriter.Position position =
                writer.append(TestEvent.counted(TestEvent.IN, "streamed", 500_000));
        Instant recorded = Instant.parse("2024-02-22T10:00:00Z").plusSeconds(500_000);
        TopicStream stream = new TopicStream(broker.settings("stream"), "test.in");

        assertThat(ndjson(stream, new StreamStart.Time(recorded), 10))
                .hasSize(1)
                .allSatisfy(line ->
                        assertThat(line)
                                .contains("\"type\":\"pactwatch.test.counted.v1\"")
                                .contains("\"data\":{\"name\":\"streamed\""));
        assertThat(
                        ndjson(
                                stream,
                                new StreamStart.After(
                                        Map.of(
                                                position.partition().partition(),
                                                position.offset())),
                                1_000))
                .anyMatch(line -> line.contains("\"value\":500000"));
        assertThat(ndjson(stream, new StreamStart.Beginning(), 1)).hasSize(1);
    }

    private static List<String> ndjson(TopicStream stream, StreamStart start, long limit)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        stream.writeNdjson(start, limit, out);
        return out.toString(UTF_8).lines().toList();
    }

    /** A reader that leaves once it has seen what it waits for. */
    private static final class ReaderUntil extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final String awaited;

        ReaderUntil(String awaited) {
            this.awaited = awaited;
        }

        @Override
        public void write(int b) {
            bytes.write(b);
        }

        @Override
        public void flush() throws IOException {
            if (bytes.toString(UTF_8).contains(awaited)) {
                throw new IOException("The reader is gone");
            }
        }
    }

    @Test
    void resumesServerSentEventsAfterTheLastIdThatWasSeen() {
        writer.append(TestEvent.counted(TestEvent.OUT, "resumed", 1));
        TopicStream stream = new TopicStream(broker.settings("stream"), "test.out");
        ReaderUntil first = new ReaderUntil("\"resumed\",\"value\":1");
        readUntilGone(stream, new StreamStart.Beginning(), first);
        String lastId =
                first.bytes
                        .toString(UTF_8)
                        .lines()
                        .filter(l -> l.startsWith("id: "))
                        .reduce((_, b) -> b)
                        .orElseThrow()
                        .substring("id: ".length());
        writer.append(TestEvent.counted(TestEvent.OUT, "resumed", 2));

        ReaderUntil second = new ReaderUntil("\"resumed\",\"value\":2");
        readUntilGone(stream, StreamStart.After.parse(lastId), second);

        assertThat(second.bytes.toString(UTF_8))
                .contains("event: pactwatch.test.counted.v1")
                .doesNotContain("\"resumed\",\"value\":1");
    }

    private static void readUntilGone(TopicStream stream, StreamStart start, OutputStream reader) {
        try {
            stream.writeEvents(start, reader);
        } catch (IOException gone) {
            assertThat(gone).hasMessage("The reader is gone");
        }
    }
}
