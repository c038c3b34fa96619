package pactwatch.log.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import pactwatch.log.Append;
import pactwatch.log.DeadLetterEvent;
import pactwatch.log.EventCodec;
import pactwatch.log.TestEvent;
import pactwatch.log.Trail;
import pactwatch.log.VitalsEvent;

class WireFormatTest {

    private static final long OFFSET = 41;

    @Test
    void readsBackTheEnvelopeThatItWrote() {
        Append<TestEvent> append = TestEvent.counted(TestEvent.IN, "Ереван", 3);

        assertThat(WireFormat.read(TestEvent.IN, received(WireFormat.write(append))))
                .isInstanceOfSatisfying(
                        WireFormat.Read.Event.class,
                        e -> assertThat(e.record().envelope()).isEqualTo(append.envelope()));
    }

    @Test
    void carriesTheAttributesAsCloudEventsHeaders() {
        ProducerRecord<String, byte[]> record =
                WireFormat.write(TestEvent.counted(TestEvent.IN, "a", 3));

        assertThat(WireFormat.headersOf(received(record)))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "pactwatch.test.counted.v1")
                .containsEntry("ce_subject", "a")
                .containsEntry("ce_sequence", "3")
                .containsEntry("content-type", "application/json")
                .doesNotContainKey("ce_causationid");
        assertThat(record.value()).asString(UTF_8).isEqualTo("{\"name\":\"a\",\"value\":3}");
    }

    @Test
    void carriesTheTrailOfTheWorkThatLedToTheEvent() {
        Trail trail =
                new Trail(
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                        Instant.parse("2024-02-22T10:00:00Z"));
        Append<TestEvent> made = trail.during(() -> TestEvent.counted(TestEvent.IN, "a", 3));

        ConsumerRecord<String, byte[]> record = received(WireFormat.write(made));

        assertThat(WireFormat.headersOf(record))
                .containsEntry("traceparent", trail.traceParent())
                .containsEntry("ce_fetchedtime", "2024-02-22T10:00:00Z");
        assertThat(trailOf(record)).isEqualTo(trail);
        assertThat(TestEvent.counted(TestEvent.IN, "a", 3).trail()).isEqualTo(Trail.NONE);
    }

    @Test
    void readsAnEventWhoseTrailCannotBeRead() {
        ConsumerRecord<String, byte[]> record =
                received(WireFormat.write(TestEvent.counted(TestEvent.IN, "a", 3)));
        record.headers().add("ce_fetchedtime", "yesterday".getBytes(UTF_8));

        assertThat(trailOf(record)).isEqualTo(Trail.NONE);
    }

    private static Trail trailOf(ConsumerRecord<String, byte[]> record) {
        return switch (WireFormat.read(TestEvent.IN, record)) {
            case WireFormat.Read.Event<TestEvent>(var event) -> event.trail();
            case WireFormat.Read.Unreadable<TestEvent>(String reason) ->
                    throw new AssertionError(reason);
        };
    }

    @Test
    void reportsRecordsWithoutAttributes() {
        ConsumerRecord<String, byte[]> bare =
                new ConsumerRecord<>("test.in", 0, OFFSET, "a", "{}".getBytes(UTF_8));
        bare.headers().add("ce_type", "pactwatch.test.counted.v1".getBytes(UTF_8));

        assertThat(WireFormat.read(TestEvent.IN, bare))
                .isEqualTo(
                        new WireFormat.Read.Unreadable<>(
                                "Bad CloudEvents attributes: header ce_id is missing"));
    }

    @Test
    void parksTheWholeRecordWithTheReason() {
        ConsumerRecord<String, byte[]> record =
                received(WireFormat.write(TestEvent.counted(TestEvent.IN, "a", 3)));

        DeadLetterEvent.Parked parked =
                (DeadLetterEvent.Parked)
                        WireFormat.park("step", record, "because", Instant.EPOCH)
                                .envelope()
                                .event();

        assertThat(parked.reason()).isEqualTo("because");
        assertThat(parked.offset()).isEqualTo(OFFSET);
        assertThat(parked.headers()).containsEntry("ce_subject", "a");
        assertThat(Base64.getDecoder().decode(parked.payload())).isEqualTo(record.value());
    }

    @Test
    void keepsTheWireOfDeadLetters() throws IOException {
        DeadLetterEvent event =
                new DeadLetterEvent.Parked(
                        "analysis-claims",
                        "pactwatch.articles",
                        2,
                        17,
                        "k",
                        Map.of("ce_id", "1"),
                        "e30=",
                        "Unknown event type none");
        EventCodec<DeadLetterEvent> codec = DeadLetterEvent.TOPIC.codec();
        String golden = golden(codec.typeOf(event));

        assertThat(codec.encode(event)).asString(UTF_8).isEqualTo(golden);
        assertThat(codec.decode(codec.typeOf(event), golden.getBytes(UTF_8)))
                .isEqualTo(new EventCodec.Decoded.Known<>(event));
    }

    @Test
    void keepsTheWireOfVitals() throws IOException {
        VitalsEvent event =
                new VitalsEvent.Told(
                        "ingest",
                        "ingest-1",
                        Instant.parse("2026-03-01T08:00:00Z"),
                        List.of("The log is not read to its end."),
                        Map.of("pactwatch_feeds{health=\"answering\"}", 19.0));
        EventCodec<VitalsEvent> codec = VitalsEvent.TOPIC.codec();
        String golden = golden(codec.typeOf(event));

        assertThat(codec.encode(event)).asString(UTF_8).isEqualTo(golden);
        assertThat(codec.decode(codec.typeOf(event), golden.getBytes(UTF_8)))
                .isEqualTo(new EventCodec.Decoded.Known<>(event));
    }

    @Test
    void writesWhatBecameOfALetterAsTheirGoldenFilesSay() throws IOException {
        EventCodec<DeadLetterEvent> codec = DeadLetterEvent.TOPIC.codec();
        for (DeadLetterEvent event :
                List.of(
                        new DeadLetterEvent.Redriven(
                                "analysis-claims.g1", "pactwatch.articles", 2, 17, "admin"),
                        new DeadLetterEvent.Recovered(
                                "analysis-claims.g1", "pactwatch.articles", 2, 17))) {
            String golden = golden(codec.typeOf(event));
            assertThat(codec.encode(event)).asString(UTF_8).isEqualTo(golden);
            assertThat(codec.decode(codec.typeOf(event), golden.getBytes(UTF_8)))
                    .isEqualTo(new EventCodec.Decoded.Known<>(event));
        }
    }

    private static String golden(String type) throws IOException {
        try (InputStream file =
                WireFormatTest.class.getResourceAsStream("/golden/" + type + ".json")) {
            assertThat(file).as("golden file of " + type).isNotNull();
            return new String(file.readAllBytes(), UTF_8).strip();
        }
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(sent.topic(), 0, OFFSET, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }
}
