package pactwatch.log.kafka.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pactwatch.log.Append;
import pactwatch.log.DeadLetterEvent;
import pactwatch.log.LogRecord;
import pactwatch.log.TestEvent;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;
import pactwatch.log.kafka.read.Replayer;

/** A step that gives every name's total once a batch, on a real broker. */
class KeyedStepWorkerIT {

    private static final Duration WITHIN = Duration.ofSeconds(40);
    private static final int UNDECIDABLE = 1_313;

    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private TestBroker broker;
    private LogWriter writer;

    @BeforeEach
    void startBroker() {
        broker = TestBroker.start().withTopics("test.in", "test.out", "pactwatch.dead-letters");
        writer = new LogWriter(broker.settings("test"), "writer");
    }

    @AfterEach
    void stopBroker() {
        writer.close();
        broker.close();
    }

    /** Cannot decide on a total above {@link #UNDECIDABLE}. */
    private static final class Totals implements KeyedStep<TestEvent> {
        private final Map<String, Integer> totals = new HashMap<>();
        private final Map<String, Integer> decisions = new HashMap<>();

        @Override
        public void fold(LogRecord<TestEvent> input) {
            if (input.event() instanceof TestEvent.Counted(String name, int value)) {
                totals.merge(name, value, Integer::sum);
            }
        }

        @Override
        public List<Append<?>> decide(String key, List<LogRecord<TestEvent>> inputs) {
            int total = totals.getOrDefault(key, 0);
            if (total > UNDECIDABLE) {
                throw new IllegalStateException("Too much");
            }
            Append<TestEvent> output = TestEvent.counted(TestEvent.OUT, key, total);
            return List.of(output);
        }

        @Override
        public void evolve(String key, List<Append<?>> outputs) {
            decisions.merge(key, outputs.size(), Integer::sum);
        }
    }

    private PartitionOwner<TestEvent> start() {
        return PartitionOwner.start(
                broker.settings("one"),
                "keyed-totals",
                TestEvent.IN,
                Set.of(TestEvent.OUT),
                takeover -> {
                    Totals totals = new Totals();
                    takeover.replayInput(totals::fold);
                    return counting(
                            new KeyedStepWorker<>(
                                    "keyed-totals", takeover, totals, InstantSource.system()));
                });
    }

    private PartitionWorker counting(PartitionWorker worker) {
        return new PartitionWorker() {
            @Override
            public void accept(List<ConsumerRecord<String, byte[]>> batch) {
                worker.accept(batch);
                batches.add(batch.size());
            }

            @Override
            public boolean isHealthy() {
                return worker.isHealthy();
            }

            @Override
            public void close() {
                worker.close();
            }
        };
    }

    private Map<String, List<Integer>> totals() {
        Map<String, List<Integer>> byName = new HashMap<>();
        new Replayer(broker.settings("reader"), "reader")
                .replayAll(
                        TestEvent.OUT,
                        r -> {
                            if (r.event() instanceof TestEvent.Counted(String name, int value)) {
                                byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
                            }
                        });
        return byName;
    }

    @Test
    void decidesOncePerKeyAndBatch() {
        for (int i = 0; i < 100; i++) {
            writer.append(TestEvent.counted(TestEvent.IN, "am", 1));
        }
        try (PartitionOwner<TestEvent> _ = start()) {
            await().atMost(WITHIN)
                    .untilAsserted(
                            () -> assertThat(totals().get("am")).isNotNull().last().isEqualTo(100));
        }

        assertThat(totals().get("am")).hasSameSizeAs(batches).hasSizeLessThan(100);
    }

    @Test
    void parksTheRecordsOfAKeyThatCannotBeDecidedAndKeepsTheirEffect() {
        try (PartitionOwner<TestEvent> _ = start()) {
            writer.append(TestEvent.counted(TestEvent.IN, "am", UNDECIDABLE + 1));
            writer.append(TestEvent.counted(TestEvent.IN, "by", 1));
            await().atMost(WITHIN).until(() -> totals().containsKey("by") && parked() == 1);
            writer.append(TestEvent.counted(TestEvent.IN, "am", -1));
            await().atMost(WITHIN).until(() -> totals().containsKey("am"));
        }

        assertThat(totals()).isEqualTo(Map.of("am", List.of(UNDECIDABLE), "by", List.of(1)));
    }

    private int parked() {
        List<LogRecord<DeadLetterEvent>> letters = new ArrayList<>();
        new Replayer(broker.settings("reader"), "reader")
                .replayAll(DeadLetterEvent.TOPIC, letters::add);
        return letters.size();
    }
}
