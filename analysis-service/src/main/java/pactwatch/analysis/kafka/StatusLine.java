package pactwatch.analysis.kafka;

import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.replay.Generations;
import pactwatch.log.Topic;

/**
 * Which statuses a step tells, and where.
 *
 * @param step its name, and that of its group
 * @param topic to which it tells
 * @param rests on which generation of claims they rest at present
 */
record StatusLine(String step, Topic<StatusEvent> topic, Supplier<Basis> rests) {

    private static final String STEP = "analysis-statuses";

    /**
     * A generation of claims.
     *
     * @param since when it became the one that counts
     * @param cause id of the event by which it did; empty if there was none
     */
    record Basis(String generation, Instant since, String cause) {}

    /** The statuses that are read and of which subscribers are told. */
    static StatusLine live(Supplier<Generations> generations) {
        return new StatusLine(
                STEP,
                StatusEvent.TOPIC,
                () -> {
                    Generations now = generations.get();
                    return new Basis(now.live(), now.since(), now.cause());
                });
    }

    /** The statuses that a candidate would lead to, on a topic that no sender reads. */
    static StatusLine candidate(Generation generation) {
        Basis basis = new Basis(generation.name(), generation.started(), "");
        return new StatusLine(
                STEP + "." + generation.name(), StatusEvent.topic(generation.name()), () -> basis);
    }

    /** Where the step writes. */
    Set<Topic<?>> outputs() {
        return Set.of(topic);
    }

    /** Where a step begins that has told nothing yet: it first reads what there is, then tells. */
    StatusPlace start() {
        Basis now = rests.get();
        return new StatusPlace(
                now.generation(), 0, topic.equals(StatusEvent.TOPIC) ? now.since() : Instant.EPOCH);
    }
}
