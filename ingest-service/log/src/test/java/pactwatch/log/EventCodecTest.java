package pactwatch.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EventCodecTest {

    private final EventCodec<TestEvent> codec = TestEvent.IN.codec();

    @Test
    void namesTypesByThingRecordAndVersion() {
        assertThat(codec.typeOf(new TestEvent.Counted("a", 1)))
                .isEqualTo("pactwatch.test.counted.v1");
        assertThat(codec.typeOf(new TestEvent.OddlyNamed("a")))
                .isEqualTo("pactwatch.test.oddly-named.v1");
    }

    @Test
    void readsBackWhatItWrote() {
        TestEvent event = new TestEvent.Counted("Ереван", 7);

        assertThat(codec.decode(codec.typeOf(event), codec.encode(event)))
                .isEqualTo(new EventCodec.Decoded.Known<>(event));
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() {
        byte[] payload = "{\"name\":\"a\",\"value\":1,\"later\":true}".getBytes(UTF_8);

        assertThat(codec.decode("pactwatch.test.counted.v1", payload))
                .isEqualTo(new EventCodec.Decoded.Known<>(new TestEvent.Counted("a", 1)));
    }

    @Test
    void reportsTypesThatItDoesNotKnow() {
        assertThat(codec.decode("pactwatch.test.counted.v9", "{}".getBytes(UTF_8)))
                .isEqualTo(
                        new EventCodec.Decoded.Unreadable<>(
                                "Unknown event type pactwatch.test.counted.v9"));
    }

    @Test
    void reportsPayloadsThatAreNoJson() {
        assertThat(codec.decode("pactwatch.test.counted.v1", "<html>".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        EventCodec.Decoded.Unreadable.class,
                        u -> assertThat(u.reason()).startsWith("Not a pactwatch.test.counted.v1"));
    }

    @Test
    void reportsRecordsWithoutTypeOrPayload() {
        assertThat(codec.decode(null, new byte[0]))
                .isInstanceOf(EventCodec.Decoded.Unreadable.class);
        assertThat(codec.decode("pactwatch.test.counted.v1", null))
                .isInstanceOf(EventCodec.Decoded.Unreadable.class);
    }

    @Test
    void refusesInterfacesThatAreNotSealed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventCodec.versionOne("run", Runnable.class))
                .withMessageContaining("not a sealed interface");
    }
}
