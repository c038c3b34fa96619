package pactwatch.alert.alert;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pactwatch.log.LogRecord;

/**
 * Numbers the alert events of each subscription from 1 without gaps, in the order of the log. Every
 * reader of the log derives the same numbers. For one thread.
 */
public final class Numbering {

    private final Map<String, Integer> revisionByAlert = new HashMap<>();
    private final Map<String, Long> lastBySubscription = new HashMap<>();
    private final Set<String> notes = new HashSet<>();

    /**
     * The message of an event; empty if its revision is not the next one of its alert, if it is a
     * note that was there before, or if it is nothing to be sent.
     */
    public Optional<Message> accept(LogRecord<AlertEvent> record) {
        return switch (record.event()) {
            case AlertEvent.OfAlert event -> number(record, event);
            case AlertEvent.Noted noted -> note(record, noted);
            case AlertEvent.RedeliveryAsked _, AlertEvent.Answered _ -> Optional.empty();
        };
    }

    private Optional<Message> number(LogRecord<AlertEvent> record, AlertEvent.OfAlert event) {
        Notice notice = event.notice();
        int last = revisionByAlert.getOrDefault(notice.alert(), 0);
        if (notice.revision() != last + 1) {
            return Optional.empty();
        }
        revisionByAlert.put(notice.alert(), notice.revision());
        long sequence = lastBySubscription.merge(notice.subscription(), 1L, Long::sum);
        return Optional.of(
                new AlertMessage(
                        sequence, record.envelope().recordedTime(), record.envelope().id(), event));
    }

    private Optional<Message> note(LogRecord<AlertEvent> record, AlertEvent.Noted noted) {
        if (!notes.add(noted.id())) {
            return Optional.empty();
        }
        return Optional.of(
                new NoteMessage(
                        lastBySubscription.getOrDefault(noted.subscription(), 0L),
                        record.envelope().recordedTime(),
                        record.envelope().id(),
                        noted));
    }
}
