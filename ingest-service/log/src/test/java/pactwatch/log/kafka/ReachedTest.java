package pactwatch.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ReachedTest {

    private static final String NOTE = "g1;12;2024-02-22T10:00:00Z and more";

    @Test
    void isReadAsItWasCommitted() {
        Reached reached = Reached.NOTHING.then(42, NOTE);

        assertThat(Reached.of(reached.offset())).isEqualTo(new Reached(42, 1, NOTE));
    }

    @Test
    void isNothingWhereNothingWasCommitted() {
        assertThat(Reached.of(null)).isEqualTo(Reached.NOTHING);
    }

    @Test
    void takesAnOffsetWithoutOrdinalForTheFirst() {
        assertThat(Reached.of(new OffsetAndMetadata(7, NOTE))).isEqualTo(new Reached(7, 0, NOTE));
    }

    @Test
    void isToldByWhatItsWriterWroteAndByNothingElse() {
        Reached reached = new Reached(42, 3, NOTE);
        ConsumerRecord<String, byte[]> record = stamped(reached, "step-1");

        assertThat(Reached.toldBy(record, "step-1")).contains(reached);
        assertThat(Reached.toldBy(record, "step-11")).isEmpty();
        assertThat(Reached.toldBy(new ConsumerRecord<>("t", 0, 0, "k", new byte[0]), "step-1"))
                .isEmpty();
    }

    @Test
    void countsTheLaterTransactionWhateverItsOffset() {
        Reached earlier = new Reached(42, 3, "earlier");
        Reached later = new Reached(42, 4, "later");

        assertThat(earlier.orLater(later)).isEqualTo(later);
        assertThat(later.orLater(earlier)).isEqualTo(later);
    }

    private static ConsumerRecord<String, byte[]> stamped(Reached reached, String writer) {
        ProducerRecord<String, byte[]> written =
                new ProducerRecord<>("t", "k", "v".getBytes(StandardCharsets.UTF_8));
        reached.stamp(written, writer);
        ConsumerRecord<String, byte[]> read =
                new ConsumerRecord<>("t", 0, 0, written.key(), written.value());
        written.headers().forEach(read.headers()::add);
        return read;
    }
}
