package pactwatch.log.kafka.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pactwatch.log.TestEvent;
import pactwatch.log.kafka.ForgetfulBroker;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.read.ConsumerSettings;

/** A step whose last transaction the broker left open. */
class CommittedOffsetsIT {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
    private static final List<String> NAMES = List.of("am", "by", "kz", "kg", "ru", "tj");
    private static final String GROUP = "pactwatch." + RunningTotals.NAME;

    @TempDir private Path folder;

    /** Outputs that were closed count; where they are open too, all is done again. */
    @ParameterizedTest
    @ValueSource(strings = {"", "test.out"})
    void endsTheTransactionAndWritesNothingTwice(String open) throws IOException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Metrics.addRegistry(meters);
        try (ForgetfulBroker broker =
                ForgetfulBroker.start(folder, "test.in", "test.out", "pactwatch.dead-letters")) {
            try (PartitionOwner<TestEvent> _ = startStep(broker)) {
                count(broker, 1);
                count(broker, 2);
                awaitTotals(broker, 2);
            }
            broker.loseLastMarker(open.isEmpty() ? new String[0] : new String[] {open});
            assertThatThrownBy(() -> committed(broker)).isInstanceOf(TimeoutException.class);

            try (PartitionOwner<TestEvent> _ = startStep(broker)) {
                count(broker, 3);
                awaitTotals(broker, 3);
            }

            assertThat(committed(broker)).containsOnlyKeys(partitions());
            assertThat(meters.counter("pactwatch.step.settled", "step", RunningTotals.NAME).count())
                    .isPositive();
        } finally {
            Metrics.removeRegistry(meters);
        }
    }

    private static PartitionOwner<TestEvent> startStep(ForgetfulBroker broker) {
        return PartitionOwner.start(
                broker.settings("one"),
                RunningTotals.NAME,
                TestEvent.IN,
                Set.of(TestEvent.OUT),
                RunningTotals::open);
    }

    private static void count(ForgetfulBroker broker, int value) {
        try (LogWriter writer = new LogWriter(broker.settings("test"), "writer")) {
            NAMES.forEach(name -> writer.append(TestEvent.counted(TestEvent.IN, name, value)));
        }
    }

    private static void awaitTotals(ForgetfulBroker broker, int last) {
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        assertThat(RunningTotals.written(broker.settings("reader")))
                                .containsOnlyKeys(NAMES)
                                .allSatisfy((_, totals) ->
                                        assertThat(totals).isEqualTo(RunningTotals.upTo(last))));
    }

    private static Map<TopicPartition, ?> committed(ForgetfulBroker broker) {
        Map<String, Object> settings = ConsumerSettings.ungrouped(broker.settings("test"), "asks");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings)) {
            return consumer.committed(partitions(), ANSWER_MAX);
        }
    }

    private static Set<TopicPartition> partitions() {
        return Set.of(
                new TopicPartition("test.in", 0),
                new TopicPartition("test.in", 1),
                new TopicPartition("test.in", 2));
    }
}
