package pactwatch.log.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * How far a step has come in one partition of its input. Each transaction commits it as an offset,
 * and everything that is written in the same transaction tells it in a header, so that the log
 * knows it also where the brokers lost track of the offset.
 *
 * @param next offset of the first record that is not worked through
 * @param ordinal of the transaction among those of the partition; of two the later one counts
 * @param note what else the successor has to know
 */
public record Reached(long next, long ordinal, String note) {

    /** Nothing is worked through. */
    public static final Reached NOTHING = new Reached(0, 0, "");

    private static final String HEADER = "pactwatch-reached";
    private static final String ORDINAL = "#";
    private static final String SEPARATOR = " ";
    private static final int PARTS = 3;

    /** What the next transaction reaches. */
    public Reached then(long offset, String said) {
        return new Reached(offset, ordinal + 1, said);
    }

    /** The later one of two. */
    public Reached orLater(Reached other) {
        return other.ordinal > ordinal ? other : this;
    }

    /** As it is committed. */
    public OffsetAndMetadata offset() {
        return new OffsetAndMetadata(next, metadata());
    }

    /** Reads what was committed; absent if nothing ever was. */
    public static Reached of(@Nullable OffsetAndMetadata committed) {
        return committed == null ? NOTHING : of(committed.offset(), committed.metadata());
    }

    private static Reached of(long next, String metadata) {
        String[] parts = metadata.split(SEPARATOR, 2);
        return metadata.startsWith(ORDINAL) && parts.length == 2
                ? new Reached(next, Long.parseLong(parts[0].substring(ORDINAL.length())), parts[1])
                : new Reached(next, 0, metadata);
    }

    private String metadata() {
        return ORDINAL + ordinal + SEPARATOR + note;
    }

    /** Has a record tell it. */
    void stamp(ProducerRecord<?, ?> record, String writer) {
        String value = String.join(SEPARATOR, writer, Long.toString(next), metadata());
        record.headers().add(HEADER, value.getBytes(StandardCharsets.UTF_8));
    }

    /** What a record tells of its writer; empty if another one wrote it. */
    public static Optional<Reached> toldBy(ConsumerRecord<?, ?> record, String writer) {
        Header header = record.headers().lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        String[] parts = new String(header.value(), StandardCharsets.UTF_8).split(SEPARATOR, PARTS);
        return parts.length == PARTS && parts[0].equals(writer)
                ? Optional.of(of(Long.parseLong(parts[1]), parts[2]))
                : Optional.empty();
    }
}
