package pactwatch.analysis;

import java.util.List;

/** Tells whether the service is caught up with the log and takes part in its steps. */
public interface LineState {

    /** One sentence for each thing that is not ready; empty if all is. */
    List<String> unready();

    /** One sentence for each part that is broken until the process is started anew. */
    List<String> ended();
}
