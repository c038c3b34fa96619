package pactwatch.alert.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.log.LogRecord;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.WireFormat;
import pactwatch.log.kafka.read.ConsumerSettings;

/** Reads messages of one subscription from the log again. */
final class AlertReader {

    private static final Duration POLL_WAIT = Duration.ofMillis(200);
    private static final Duration READ_MAX = Duration.ofSeconds(10);

    /**
     * Successive messages of one subscription.
     *
     * @param after ordinal of the message before the first
     * @param offsets of the messages in the partition, never empty
     */
    record Span(int partition, long after, List<Long> offsets) {}

    private final KafkaSettings settings;

    AlertReader(KafkaSettings settings) {
        this.settings = settings;
    }

    /** The messages in order; fewer if the log does not answer within 10 s. */
    List<AlertMessage> read(Span span) {
        TopicPartition partition = new TopicPartition(AlertEvent.TOPIC.name(), span.partition());
        List<AlertMessage> messages = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(ConsumerSettings.ungrouped(settings, "alert-reader"))) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, span.offsets().getFirst());
            long last = span.offsets().getLast();
            long deadline = System.nanoTime() + READ_MAX.toNanos();
            while (consumer.position(partition) <= last && System.nanoTime() < deadline) {
                consumer.poll(POLL_WAIT).forEach(r -> collect(span, r, messages));
            }
        }
        return messages;
    }

    private static void collect(
            Span span, ConsumerRecord<String, byte[]> record, List<AlertMessage> messages) {
        int index = Collections.binarySearch(span.offsets(), record.offset());
        if (index < 0) {
            return;
        }
        switch (WireFormat.read(AlertEvent.TOPIC, record)) {
            case WireFormat.Read.Event<AlertEvent>(LogRecord<AlertEvent> read) -> {
                if (read.event() instanceof AlertEvent.OfAlert event) {
                    messages.add(
                            new AlertMessage(
                                    span.after() + index + 1,
                                    read.envelope().recordedTime(),
                                    read.envelope().id(),
                                    event));
                }
            }
            case WireFormat.Read.Unreadable<AlertEvent> _ -> {}
        }
    }
}
