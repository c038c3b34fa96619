package pactwatch.alert.alert;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import pactwatch.log.LogRecord;

/**
 * Numbers the alert events of each subscription from 1 without gaps, in the order of the log. Every
 * reader of the log derives the same numbers. For one thread.
 */
public final class Numbering {

    private final Map<String, Integer> revisionByAlert = new HashMap<>();
    private final Map<String, Long> lastBySubscription = new HashMap<>();

    /** The message of an event; empty if its revision is not the next one of its alert. */
    public Optional<AlertMessage> accept(LogRecord<AlertEvent> record) {
        Notice notice = record.event().notice();
        int last = revisionByAlert.getOrDefault(notice.alert(), 0);
        if (notice.revision() != last + 1) {
            return Optional.empty();
        }
        revisionByAlert.put(notice.alert(), notice.revision());
        long sequence = lastBySubscription.merge(notice.subscription(), 1L, Long::sum);
        return Optional.of(
                new AlertMessage(
                        sequence,
                        record.envelope().recordedTime(),
                        record.envelope().id(),
                        record.event()));
    }
}
