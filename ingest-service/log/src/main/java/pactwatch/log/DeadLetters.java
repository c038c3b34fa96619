package pactwatch.log;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All records that were put aside, and what became of them. Safe for many threads. */
public final class DeadLetters {

    /** What became of a record that was put aside. */
    public enum State {
        /** Waits for somebody to look at it. */
        PARKED,
        /** Its step was asked to try again. */
        REDRIVEN,
        /** Its step could process it after all. */
        RECOVERED
    }

    /**
     * One record that was put aside by one step.
     *
     * @param id made from step and place
     * @param reason why, the last time
     * @param parked when, the last time
     * @param parkedPartition where in the dead letters the whole record stands
     * @param parkedOffset its offset there
     */
    public record Letter(
            String id,
            String step,
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            String reason,
            Instant parked,
            int parkedPartition,
            long parkedOffset,
            State state) {

        Letter in(State next) {
            return new Letter(
                    id,
                    step,
                    topic,
                    partition,
                    offset,
                    key,
                    reason,
                    parked,
                    parkedPartition,
                    parkedOffset,
                    next);
        }
    }

    private final Map<String, Letter> letters = new ConcurrentHashMap<>();

    /** Takes in one record of the topic. */
    public void accept(LogRecord<DeadLetterEvent> record) {
        DeadLetterEvent event = record.event();
        String id = idOf(event);
        switch (event) {
            case DeadLetterEvent.Parked parked -> letters.put(id, letter(id, parked, record));
            case DeadLetterEvent.Redriven _ ->
                    letters.computeIfPresent(
                            id, (_, l) -> l.state() == State.PARKED ? l.in(State.REDRIVEN) : l);
            case DeadLetterEvent.Recovered _ ->
                    letters.computeIfPresent(id, (_, l) -> l.in(State.RECOVERED));
        }
    }

    private static String idOf(DeadLetterEvent event) {
        return ContentId.of(
                event.step(),
                event.topic(),
                Integer.toString(event.partition()),
                Long.toString(event.offset()));
    }

    private static Letter letter(
            String id, DeadLetterEvent.Parked parked, LogRecord<DeadLetterEvent> record) {
        return new Letter(
                id,
                parked.step(),
                parked.topic(),
                parked.partition(),
                parked.offset(),
                parked.key(),
                parked.reason(),
                record.envelope().recordedTime(),
                record.partition(),
                record.offset(),
                State.PARKED);
    }

    public Optional<Letter> find(String id) {
        return Optional.ofNullable(letters.get(id));
    }

    /** All of them, the last that was put aside first. */
    public List<Letter> all() {
        return letters.values().stream()
                .sorted(Comparator.comparing(Letter::parked).reversed().thenComparing(Letter::id))
                .toList();
    }

    /** Those that a step was asked to try again, of one partition of a topic, in order. */
    public List<Letter> redriven(String step, String topic, int partition) {
        return letters.values().stream()
                .filter(l -> l.state() == State.REDRIVEN && l.partition() == partition)
                .filter(l -> l.step().equals(step) && l.topic().equals(topic))
                .sorted(Comparator.comparingLong(Letter::offset))
                .toList();
    }
}
