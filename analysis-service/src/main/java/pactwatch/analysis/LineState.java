package pactwatch.analysis;

import java.util.List;

/** Tells whether the service is caught up with the log and takes part in its steps. */
public interface LineState {

    /** One sentence for each thing that is not ready; empty if all is. */
    List<String> unready();

    /**
     * Whether the log was read to its end at least once. Before, what is told of it would miss all
     * that is not read yet.
     */
    boolean isRead();

    /** One sentence for each part that is broken until the process is started anew. */
    List<String> ended();
}
