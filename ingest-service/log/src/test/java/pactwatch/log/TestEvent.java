package pactwatch.log;

import java.net.URI;
import java.time.Instant;

/** A small vocabulary for the tests of the log. */
public sealed interface TestEvent {

    Topic<TestEvent> IN = new Topic<>("test.in", EventCodec.versionOne("test", TestEvent.class));
    Topic<TestEvent> OUT = new Topic<>("test.out", EventCodec.versionOne("test", TestEvent.class));

    record Counted(String name, int value) implements TestEvent {}

    record OddlyNamed(String name) implements TestEvent {}

    /** A counted event about a name, keyed by the name. */
    static Append<TestEvent> counted(Topic<TestEvent> topic, String name, int value) {
        Instant time = Instant.parse("2024-02-22T10:00:00Z").plusSeconds(value);
        return Append.of(
                topic,
                name,
                URI.create("/test"),
                name,
                Math.max(1, value),
                time,
                time,
                null,
                new Counted(name, value));
    }
}
