package pactwatch.log.kafka.step;

import java.util.List;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;

/**
 * The logic of one partition of a step that decides once for all records that a batch holds of a
 * key, for steps whose decision costs as much as their whole state. If a transaction fails the
 * whole step is thrown away and rebuilt from the log.
 */
public interface KeyedStep<I> {

    /** Takes in an input. What is taken in stays, also if no decision can be made on it. */
    void fold(LogRecord<I> input);

    /**
     * What the inputs of a key, all of them folded, lead to. Changes nothing; may throw if it
     * cannot decide, which parks the inputs.
     *
     * @param inputs in order, never empty
     */
    List<Append<?>> decide(String key, List<LogRecord<I>> inputs);

    /** Takes in what was decided. */
    void evolve(String key, List<Append<?>> outputs);
}
