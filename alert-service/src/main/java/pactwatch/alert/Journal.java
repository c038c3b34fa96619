package pactwatch.alert;

import java.util.List;
import pactwatch.log.Append;

/** Writes events to the log for one owned partition. */
@FunctionalInterface
public interface Journal {

    /**
     * Writes all events or none.
     *
     * @throws RuntimeException if they were not acknowledged, or another owner has taken over
     */
    void commit(List<? extends Append<?>> appends);
}
