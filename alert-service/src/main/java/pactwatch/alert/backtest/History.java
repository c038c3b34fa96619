package pactwatch.alert.backtest;

import java.util.function.Consumer;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.LogRecord;

/** Reads all that was ever said of the members. */
public interface History {

    /** Folds every status event up to the present end, those of one member in order. */
    void read(Consumer<LogRecord<StatusEvent>> fold);
}
