package pactwatch.log.kafka.read;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import pactwatch.log.DeadLetterEvent;
import pactwatch.log.DeadLetters;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.WireFormat;

/** The dead letters of the log; the records themselves are read again when they are needed. */
public final class DeadLetterView implements AutoCloseable {

    private static final Duration POLL_WAIT = Duration.ofMillis(200);
    private static final Duration READ_MAX = Duration.ofSeconds(5);

    /** Records tried again at a time, so that the rest of the work goes on. */
    private static final int BATCH_MAX = 50;

    private final KafkaSettings settings;
    private final DeadLetters letters = new DeadLetters();
    private final LogView view;

    public DeadLetterView(KafkaSettings settings) {
        this.settings = settings;
        this.view =
                LogView.named(settings, "dead-letters")
                        .fold(DeadLetterEvent.TOPIC, letters::accept)
                        .start();
    }

    public DeadLetters letters() {
        return letters;
    }

    /** The view itself, for those who wait until they can read what they wrote. */
    public LogView view() {
        return view;
    }

    /** Records that a step was asked to try again, as it first read them. */
    public List<ConsumerRecord<String, byte[]>> due(String step, String topic, int partition) {
        if (letters.redriven(step, topic, partition).isEmpty()) {
            return List.of();
        }
        // The step may have tried one a moment ago: what it wrote of that comes first.
        if (!view.awaitPresent(READ_MAX)) {
            return List.of();
        }
        List<DeadLetters.Letter> redriven = letters.redriven(step, topic, partition);
        if (redriven.isEmpty()) {
            return List.of();
        }
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(ConsumerSettings.ungrouped(settings, "dead-letter-reader"))) {
            for (DeadLetters.Letter letter : redriven.stream().limit(BATCH_MAX).toList()) {
                parked(consumer, letter).ifPresent(records::add);
            }
        }
        return records;
    }

    private static Optional<ConsumerRecord<String, byte[]>> parked(
            KafkaConsumer<String, byte[]> consumer, DeadLetters.Letter letter) {
        TopicPartition place =
                new TopicPartition(DeadLetterEvent.TOPIC.name(), letter.parkedPartition());
        consumer.assign(List.of(place));
        consumer.seek(place, letter.parkedOffset());
        long deadline = System.nanoTime() + READ_MAX.toNanos();
        while (System.nanoTime() < deadline && consumer.position(place) <= letter.parkedOffset()) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL_WAIT)) {
                if (record.offset() == letter.parkedOffset()) {
                    return restored(record);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<ConsumerRecord<String, byte[]>> restored(
            ConsumerRecord<String, byte[]> letter) {
        return switch (WireFormat.read(DeadLetterEvent.TOPIC, letter)) {
            case WireFormat.Read.Event<DeadLetterEvent>(var event)
                    when event.event() instanceof DeadLetterEvent.Parked parked ->
                    Optional.of(restored(parked));
            case WireFormat.Read.Event<DeadLetterEvent> _,
                    WireFormat.Read.Unreadable<DeadLetterEvent> _ ->
                    Optional.empty();
        };
    }

    private static ConsumerRecord<String, byte[]> restored(DeadLetterEvent.Parked parked) {
        @Nullable String payload = parked.payload();
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(
                        parked.topic(),
                        parked.partition(),
                        parked.offset(),
                        parked.key(),
                        payload == null ? null : Base64.getDecoder().decode(payload));
        parked.headers()
                .forEach((name, value) ->
                        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Override
    public void close() {
        view.close();
    }
}
