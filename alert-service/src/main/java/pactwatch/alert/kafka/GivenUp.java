package pactwatch.alert.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.log.Append;
import pactwatch.log.DeadLetterEvent;
import pactwatch.log.kafka.WireFormat;
import pactwatch.log.kafka.step.Redrives;

/** Puts alerts aside whose last try failed, and finds those that somebody wants tried again. */
final class GivenUp {

    private static final String SEQUENCE = "pactwatch_sequence";

    private final KafkaAlerts alerts;
    private final Redrives redrives;

    /** What was put aside and is to be tried again. */
    sealed interface Due {
        ConsumerRecord<String, byte[]> record();

        /** An alert that was given up; to be sent once more. */
        record Alert(AlertMessage message, ConsumerRecord<String, byte[]> record) implements Due {}

        /** A record that could not be read. */
        record Unread(ConsumerRecord<String, byte[]> record) implements Due {}
    }

    GivenUp(KafkaAlerts alerts, Redrives redrives) {
        this.alerts = alerts;
        this.redrives = redrives;
    }

    /** The dead letters of what is about to be recorded; none of a note, which nobody misses. */
    List<Append<DeadLetterEvent>> lettersOf(List<? extends Append<?>> appends, Instant now) {
        return appends.stream()
                .flatMap(a ->
                        a.envelope().event() instanceof DeliveryEvent.GaveUp gaveUp
                                ? Stream.of(gaveUp)
                                : Stream.empty())
                .flatMap(g -> letter(g.attempt(), now).stream())
                .toList();
    }

    private Optional<Append<DeadLetterEvent>> letter(DeliveryEvent.Attempt last, Instant now) {
        return find(last.subscription(), last.sequence())
                .filter(m -> m.id().equals(last.message()))
                .flatMap(m ->
                        alerts.place(m.subscription(), m.sequence()).map(place -> record(m, place)))
                .map(r ->
                        WireFormat.park(
                                DeliveryWorker.NAME,
                                r,
                                "Given up after %d tries. %s"
                                        .formatted(last.attempt(), last.detail()),
                                now));
    }

    private static ConsumerRecord<String, byte[]> record(
            AlertMessage message, AlertReader.Span place) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(
                        AlertEvent.TOPIC.name(),
                        place.partition(),
                        place.offsets().getFirst(),
                        message.subscription(),
                        AlertEvent.TOPIC.codec().encode(message.event()));
        record.headers()
                .add("ce_id", message.eventId().getBytes(UTF_8))
                .add("ce_type", AlertEvent.TOPIC.codec().typeOf(message.event()).getBytes(UTF_8))
                .add(SEQUENCE, Long.toString(message.sequence()).getBytes(UTF_8));
        return record;
    }

    private Optional<AlertMessage> find(String subscription, long sequence) {
        return alerts.after(subscription, Math.max(0, sequence - 1), 1).stream().findFirst();
    }

    /** What of one partition of alerts is to be tried again. */
    List<Due> due(int partition) {
        return redrives.due(DeliveryWorker.NAME, AlertEvent.TOPIC.name(), partition).stream()
                .flatMap(r -> due(r).stream())
                .toList();
    }

    private Optional<Due> due(ConsumerRecord<String, byte[]> record) {
        Header sequence = record.headers().lastHeader(SEQUENCE);
        return sequence == null
                ? Optional.of(new Due.Unread(record))
                : find(record.key(), Long.parseLong(new String(sequence.value(), UTF_8)))
                        .map(m -> new Due.Alert(m, record));
    }
}
