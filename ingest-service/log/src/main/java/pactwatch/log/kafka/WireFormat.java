package pactwatch.log.kafka;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import pactwatch.log.Append;
import pactwatch.log.ContentId;
import pactwatch.log.DeadLetterEvent;
import pactwatch.log.DeadLetters;
import pactwatch.log.Envelope;
import pactwatch.log.EventCodec;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
import pactwatch.log.Trail;

/**
 * Envelopes as Kafka records: CloudEvents 1.0, Kafka protocol binding, binary content mode. The
 * attributes are headers with the prefix {@code ce_}, the payload is the record's value.
 */
public final class WireFormat {

    /** What reading one record gave. */
    public sealed interface Read<E> {
        record Event<E>(LogRecord<E> record) implements Read<E> {}

        record Unreadable<E>(String reason) implements Read<E> {}
    }

    private static final String SPEC_VERSION = "1.0";
    private static final String FETCHED = "ce_fetchedtime";
    private static final String TRACE_PARENT = "traceparent";

    private WireFormat() {}

    /** The record that carries an event; its timestamp is the recorded time. */
    public static <E> ProducerRecord<String, byte[]> write(Append<E> append) {
        Envelope<E> envelope = append.envelope();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(
                        append.topic().name(),
                        null,
                        envelope.recordedTime().toEpochMilli(),
                        append.key(),
                        append.topic().codec().encode(envelope.event()));
        Headers headers = record.headers();
        put(headers, "ce_specversion", SPEC_VERSION);
        put(headers, "ce_id", envelope.id());
        put(headers, "ce_type", envelope.type());
        put(headers, "ce_source", envelope.source().toString());
        put(headers, "ce_subject", envelope.subject());
        put(headers, "ce_time", envelope.time().toString());
        put(headers, "ce_recordedtime", envelope.recordedTime().toString());
        if (envelope.causationId() != null) {
            put(headers, "ce_causationid", envelope.causationId());
        }
        put(headers, "ce_sequence", Long.toString(envelope.sequence()));
        put(headers, "content-type", "application/json");
        if (append.trail().fetched() != null) {
            put(headers, FETCHED, append.trail().fetched().toString());
        }
        if (append.trail().traceParent() != null) {
            put(headers, TRACE_PARENT, append.trail().traceParent());
        }
        return record;
    }

    /** Reads a record; a record that is no event of the topic is reported, never thrown. */
    public static <E> Read<E> read(Topic<E> topic, ConsumerRecord<String, byte[]> record) {
        EventCodec.Decoded<E> decoded =
                topic.codec().decode(text(record.headers(), "ce_type"), record.value());
        return switch (decoded) {
            case EventCodec.Decoded.Unreadable<E>(String reason) -> new Read.Unreadable<>(reason);
            case EventCodec.Decoded.Known<E>(E event) -> readEnvelope(record, event);
        };
    }

    private static <E> Read<E> readEnvelope(ConsumerRecord<String, byte[]> record, E event) {
        try {
            Headers headers = record.headers();
            Envelope<E> envelope =
                    new Envelope<>(
                            required(headers, "ce_id"),
                            required(headers, "ce_type"),
                            URI.create(required(headers, "ce_source")),
                            required(headers, "ce_subject"),
                            Instant.parse(required(headers, "ce_time")),
                            Instant.parse(required(headers, "ce_recordedtime")),
                            text(headers, "ce_causationid"),
                            Long.parseLong(required(headers, "ce_sequence")),
                            event);
            return new Read.Event<>(
                    new LogRecord<>(
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            Objects.requireNonNullElse(record.key(), ""),
                            envelope,
                            trail(headers)));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return new Read.Unreadable<>("Bad CloudEvents attributes: " + e.getMessage());
        }
    }

    /** An event is none the worse for a trail that cannot be read. */
    private static Trail trail(Headers headers) {
        String fetched = text(headers, FETCHED);
        try {
            return new Trail(
                    text(headers, TRACE_PARENT), fetched == null ? null : Instant.parse(fetched));
        } catch (DateTimeParseException e) {
            return Trail.NONE;
        }
    }

    /** The dead letter for a record that a step cannot process. */
    public static Append<DeadLetterEvent> park(
            String step, ConsumerRecord<String, byte[]> record, String reason, Instant now) {
        String subject = record.topic() + "/" + record.partition() + "/" + record.offset();
        byte[] value = record.value();
        DeadLetterEvent event =
                new DeadLetterEvent.Parked(
                        step,
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.key(),
                        headersOf(record),
                        value == null ? null : Base64.getEncoder().encodeToString(value),
                        reason);
        return Append.of(
                DeadLetterEvent.TOPIC,
                Objects.requireNonNullElse(record.key(), subject),
                URI.create("/" + step),
                subject,
                1,
                now,
                now,
                text(record.headers(), "ce_id"),
                event);
    }

    /** That a step could process a record which it had put aside. */
    public static Append<DeadLetterEvent> recover(
            String step, ConsumerRecord<String, byte[]> record, Instant now) {
        return aboutLetter(
                step,
                record.key(),
                new DeadLetterEvent.Recovered(
                        step, record.topic(), record.partition(), record.offset()),
                now);
    }

    /** That somebody wants a step to try a record again. */
    public static Append<DeadLetterEvent> redrive(
            DeadLetters.Letter letter, String by, Instant now) {
        return aboutLetter(
                letter.step(),
                letter.key(),
                new DeadLetterEvent.Redriven(
                        letter.step(), letter.topic(), letter.partition(), letter.offset(), by),
                now);
    }

    private static Append<DeadLetterEvent> aboutLetter(
            String step, @Nullable String key, DeadLetterEvent event, Instant now) {
        String subject = event.topic() + "/" + event.partition() + "/" + event.offset();
        String type = DeadLetterEvent.TOPIC.codec().typeOf(event);
        return new Append<>(
                DeadLetterEvent.TOPIC,
                Objects.requireNonNullElse(key, subject),
                new Envelope<>(
                        ContentId.of(type, step, subject, now.toString()),
                        type,
                        URI.create("/" + step),
                        subject,
                        now,
                        now,
                        null,
                        1,
                        event));
    }

    /** A record's headers as text, in order. */
    public static Map<String, String> headersOf(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            byte[] value = header.value();
            headers.put(
                    header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String required(Headers headers, String name) {
        String value = text(headers, name);
        if (value == null) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return value;
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
