package pactwatch.log;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to a record that a step cannot process. Key: that of the record. */
public sealed interface DeadLetterEvent {

    Topic<DeadLetterEvent> TOPIC =
            new Topic<>(
                    "pactwatch.dead-letters",
                    EventCodec.versionOne("dead-letter", DeadLetterEvent.class));

    /** The step that could not process the record. */
    String step();

    /** Where the record came from. */
    String topic();

    /** The partition that it came from. */
    int partition();

    /** Its offset there. */
    long offset();

    /**
     * A record was put aside, whole, with the reason.
     *
     * @param step the step that could not process it
     * @param topic where it came from, with {@code partition} and {@code offset}
     * @param headers the record's headers as text
     * @param payload the record's value, Base64; absent if it had none
     * @param reason why, in one sentence
     */
    record Parked(
            String step,
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            Map<String, String> headers,
            @Nullable String payload,
            String reason)
            implements DeadLetterEvent {

        public Parked {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * Somebody asked the step to try again.
     *
     * @param by who asked
     */
    record Redriven(String step, String topic, int partition, long offset, String by)
            implements DeadLetterEvent {}

    /** The step tried again and could process it. */
    record Recovered(String step, String topic, int partition, long offset)
            implements DeadLetterEvent {}
}
