package pactwatch.log.kafka.step;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pactwatch.log.DeadLetterEvent;
import pactwatch.log.TestEvent;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;
import pactwatch.log.kafka.TransactionalWriter;
import pactwatch.log.kafka.read.Replayer;

/** A step that gives every name's running total, on a real broker. */
class PartitionOwnerIT {

    private static final Duration WITHIN = Duration.ofSeconds(40);
    private static final List<String> NAMES = List.of("am", "by", "kz", "kg", "ru", "tj");

    private final List<PartitionOwner<TestEvent>> owners = new ArrayList<>();
    private TestBroker broker;
    private LogWriter writer;

    @BeforeEach
    void startBroker() {
        broker = TestBroker.start().withTopics("test.in", "test.out", "pactwatch.dead-letters");
        writer = new LogWriter(broker.settings("test"), "writer");
    }

    @AfterEach
    void stopBroker() {
        owners.forEach(PartitionOwner::close);
        writer.close();
        broker.close();
    }

    private PartitionOwner<TestEvent> startInstance(
            String instance, WorkerFactory<TestEvent> factory) {
        PartitionOwner<TestEvent> owner =
                PartitionOwner.start(
                        broker.settings(instance),
                        RunningTotals.NAME,
                        TestEvent.IN,
                        Set.of(TestEvent.OUT),
                        factory);
        owners.add(owner);
        return owner;
    }

    private void count(String name, int value) {
        writer.append(TestEvent.counted(TestEvent.IN, name, value));
    }

    private void countAll(int from, int to) {
        for (int value = from; value <= to; value++) {
            for (String name : NAMES) {
                count(name, value);
            }
        }
    }

    private Map<String, List<Integer>> totals() {
        return RunningTotals.written(broker.settings("reader"));
    }

    private void awaitRunningTotals(int to) {
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        assertThat(totals())
                                .containsOnlyKeys(NAMES)
                                .allSatisfy(
                                        (_, t) -> assertThat(t).isEqualTo(RunningTotals.upTo(to))));
    }

    @Test
    void rebuildsFromItsOutputsAndGoesOnWhereItStopped() {
        countAll(1, 5);
        startInstance("one", RunningTotals::open);
        awaitRunningTotals(5);
        owners.removeFirst().close();
        countAll(6, 10);

        startInstance("one", RunningTotals::open);

        awaitRunningTotals(10);
    }

    @Test
    void sharesThePartitionsAndCountsOnceWhileOwnersComeAndGo() {
        PartitionOwner<TestEvent> first = startInstance("one", RunningTotals::open);
        countAll(1, 5);
        PartitionOwner<TestEvent> second = startInstance("two", RunningTotals::open);
        countAll(6, 10);
        await().atMost(WITHIN)
                .untilAsserted(() -> {
                    assertThat(first.ownedPartitions()).isNotEmpty();
                    assertThat(second.ownedPartitions()).isNotEmpty();
                });
        countAll(11, 15);
        owners.remove(first);
        first.close();
        countAll(16, 20);

        awaitRunningTotals(20);
        await().atMost(WITHIN)
                .untilAsserted(
                        () -> assertThat(second.ownedPartitions()).isEqualTo(Set.of(0, 1, 2)));
    }

    @Test
    void parksWhatItCannotReadOrProcessAndGoesOn() {
        count("am", 1);
        count("am", RunningTotals.POISON);
        sendGarbage("am");
        count("am", 2);

        startInstance("one", RunningTotals::open);

        await().atMost(WITHIN)
                .untilAsserted(() -> assertThat(totals()).isEqualTo(Map.of("am", List.of(1, 3))));
        assertThat(parkedReasons())
                .containsExactly(
                        "java.lang.IllegalStateException: Poison is not counted",
                        "Unknown event type none");
    }

    private List<String> parkedReasons() {
        List<String> reasons = new ArrayList<>();
        new Replayer(broker.settings("reader"), "reader")
                .replayAll(
                        DeadLetterEvent.TOPIC,
                        r -> {
                            if (r.event() instanceof DeadLetterEvent.Parked parked) {
                                reasons.add(parked.reason());
                            }
                        });
        return reasons;
    }

    private void sendGarbage(String key) {
        KafkaSettings settings = broker.settings("garbage");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        settings.client("garbage"),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>("test.in", key, "\0garbage".getBytes(UTF_8));
            record.headers().add("ce_type", "none".getBytes(UTF_8));
            var _ = producer.send(record);
            producer.flush();
        }
    }

    /** Fails the n-th batch of all, before or after the transaction, as a crash would. */
    private record Failing(
            PartitionWorker worker, AtomicInteger batches, int failAt, boolean isBefore)
            implements PartitionWorker {

        @Override
        public void accept(List<ConsumerRecord<String, byte[]>> batch) {
            boolean isDue = batches.incrementAndGet() == failAt;
            if (isDue && isBefore) {
                throw new IllegalStateException("Planted failure before the transaction");
            }
            worker.accept(batch);
            if (isDue) {
                throw new StackOverflowError("Planted error after the transaction");
            }
        }

        @Override
        public boolean isHealthy() {
            return worker.isHealthy();
        }

        @Override
        public void close() {
            worker.close();
        }
    }

    @Test
    void losesAndRepeatsNothingWhicheverBatchFails() {
        int last = 0;
        for (boolean isBefore : new boolean[] {true, false}) {
            for (int failAt = 1; failAt <= 4; failAt++) {
                AtomicInteger batches = new AtomicInteger();
                int failing = failAt;
                startInstance(
                        "one", t -> new Failing(RunningTotals.open(t), batches, failing, isBefore));
                while (batches.get() < failAt) {
                    last++;
                    countAll(last, last);
                    awaitRunningTotals(last);
                }
                awaitRunningTotals(last);
                owners.removeFirst().close();
            }
        }
    }

    @Test
    void fencesAnOwnerThatBelievesItStillOwns() {
        List<Takeover<TestEvent>> takeovers = new CopyOnWriteArrayList<>();
        count("am", 1);
        startInstance(
                "one",
                t -> {
                    takeovers.add(t);
                    return RunningTotals.open(t);
                });
        await().atMost(WITHIN).untilAsserted(() -> assertThat(totals()).containsKey("am"));
        Takeover<TestEvent> old = takeovers.getFirst();
        TransactionalWriter successor =
                TransactionalWriter.open(
                        broker.settings("two"), RunningTotals.NAME, old.partition());

        assertThatThrownBy(() ->
                        old.writer().commit(List.of(TestEvent.counted(TestEvent.OUT, "late", 1))))
                .isInstanceOf(KafkaException.class);

        assertThat(old.writer().isBroken()).isTrue();
        assertThat(totals()).doesNotContainKey("late");
        successor.close();
    }

    @Test
    void writesNothingToATopicThatItDoesNotName() {
        List<Takeover<TestEvent>> takeovers = new CopyOnWriteArrayList<>();
        startInstance(
                "one",
                t -> {
                    takeovers.add(t);
                    return RunningTotals.open(t);
                });
        await().atMost(WITHIN).untilAsserted(() -> assertThat(takeovers).hasSize(3));

        assertThatThrownBy(() ->
                        takeovers
                                .getFirst()
                                .commit(List.of(TestEvent.counted(TestEvent.IN, "am", 1)), 1, ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("test.in");
    }

    @Test
    void ownsTheKeysWhoseRecordsAreInItsPartition() {
        List<Takeover<TestEvent>> takeovers = new CopyOnWriteArrayList<>();
        startInstance(
                "one",
                t -> {
                    takeovers.add(t);
                    return RunningTotals.open(t);
                });
        await().atMost(WITHIN).untilAsserted(() -> assertThat(takeovers).hasSize(3));

        for (String name : NAMES) {
            int partition =
                    writer.append(TestEvent.counted(TestEvent.IN, name, 1)).partition().partition();
            assertThat(takeovers)
                    .filteredOn(t -> t.owns(name))
                    .extracting(Takeover::partition)
                    .containsExactly(partition);
        }
    }
}
