package pactwatch.analysis;

import pactwatch.analysis.contract.GenerationEvent;
import pactwatch.analysis.replay.Generations;

/** Which generations there are, and where their events are written. */
public interface GenerationLog {

    /** All generations, as far as the log was read. */
    Generations present();

    /**
     * Writes the event that follows the last of the given state, and waits a short while until it
     * can be read.
     */
    Written append(Generations expected, GenerationEvent event);
}
