package pactwatch.alert.kafka;

import java.net.URI;
import java.time.Instant;
import pactwatch.alert.Wishes;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.log.Append;
import pactwatch.log.ContentId;
import pactwatch.log.Envelope;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.LogWriter;

/** Writes wishes to {@code pactwatch.alerts}; each is an event of its own, so none loses a race. */
final class KafkaWishes implements Wishes, AutoCloseable {

    private static final URI SOURCE = URI.create("/alert/wishes");

    private final LogWriter writer;

    KafkaWishes(KafkaSettings settings) {
        writer = new LogWriter(settings, "wishes");
    }

    @Override
    public void record(String subscription, String subject, Instant now, AlertEvent event) {
        String type = AlertEvent.TOPIC.codec().typeOf(event);
        String id = ContentId.of(type, subject, now.toString());
        writer.append(
                new Append<>(
                        AlertEvent.TOPIC,
                        subscription,
                        new Envelope<>(id, type, SOURCE, subject, now, now, null, 1, event)));
    }

    @Override
    public void close() {
        writer.close();
    }
}
