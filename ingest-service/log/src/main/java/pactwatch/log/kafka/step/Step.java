package pactwatch.log.kafka.step;

import java.util.List;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;

/**
 * The logic of one partition of a read-process-write step. State changes only in {@code evolve}; if
 * a transaction fails the whole step is thrown away and rebuilt from the log.
 */
public interface Step<I> {

    /** What one input leads to. Changes nothing; may throw for an input that it cannot process. */
    List<Append<?>> decide(LogRecord<I> input);

    /** Takes in an input and what it led to. */
    void evolve(LogRecord<I> input, List<Append<?>> outputs);

    /**
     * Called before each batch; a step that reads a view waits here until the view is current.
     *
     * @throws RuntimeException if it cannot work now; the partition is then taken over anew
     */
    default void beforeBatch() {}
}
