package pactwatch.alert.candidate;

import java.util.function.Consumer;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.analysis.contract.GenerationEvent;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.LogRecord;

/** Reads what a candidate is compared with, each up to the present end of the log. */
public interface CandidateLog {

    /** The life of all generations, in order. */
    void generations(Consumer<LogRecord<GenerationEvent>> fold);

    /** What is said of the members, those of one member in order. */
    void live(Consumer<LogRecord<StatusEvent>> fold);

    /**
     * The same, as a candidate would say it.
     *
     * @param generation one that was started
     */
    void candidate(String generation, Consumer<LogRecord<StatusEvent>> fold);

    /** What subscribers were told, that of one subscription in order. */
    void alerts(Consumer<LogRecord<AlertEvent>> fold);
}
