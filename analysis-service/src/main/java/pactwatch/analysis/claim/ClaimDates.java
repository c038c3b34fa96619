package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;

/** Which of a sentence's dates is the date of the act. */
final class ClaimDates {

    private static final int DISTANCE_MAX = 25;

    private ClaimDates() {}

    /** The date nearest to the trigger, first in its clause, then in the sentence. */
    static @Nullable EventDate of(Frame frame, List<EventDate> dates) {
        if (frame.dateFrom() >= 0) {
            return dates.stream()
                    .filter(d -> d.from() >= frame.dateFrom())
                    .findFirst()
                    .orElse(null);
        }
        return dates.stream()
                .filter(d -> distance(frame, d) <= DISTANCE_MAX)
                .min(
                        Comparator.comparingInt((EventDate d) -> isInClause(frame, d) ? 0 : 1)
                                .thenComparingInt(d -> distance(frame, d)))
                .orElse(null);
    }

    private static boolean isInClause(Frame frame, EventDate date) {
        return date.from() >= frame.from() && date.from() < frame.to();
    }

    private static int distance(Frame frame, EventDate date) {
        return date.from() >= frame.trigger().to()
                ? date.from() - frame.trigger().to()
                : 2 + frame.trigger().from() - date.to();
    }

    /** What happened has its date; what may come has one only if it lies ahead. */
    static @Nullable String edtf(
            Assertion assertion, boolean isNews, @Nullable EventDate date, LocalDate published) {
        if (date == null) {
            return null;
        }
        boolean isAhead = date.last().isAfter(published);
        return assertion == Assertion.ACTUAL || !isNews || isAhead ? date.edtf() : null;
    }
}
