package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;

/** Which of a sentence's dates is the date of the act. */
final class ClaimDates {

    private static final int DISTANCE_MAX = 45;
    private static final int COMMA_DISTANCE = 4;
    private static final int CYCLE_DAYS = 8;

    private ClaimDates() {}

    /** The date nearest to the trigger, first in its clause, then in the sentence. */
    static @Nullable EventDate of(Reading reading, Frame frame, List<EventDate> dates) {
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
                                .thenComparingInt(
                                        d -> distance(frame, d) + commas(reading, frame, d)))
                .orElse(null);
    }

    /** Each comma between an act and a date makes it less likely that they belong together. */
    private static int commas(Reading reading, Frame frame, EventDate date) {
        int from = Math.min(frame.trigger().to(), date.to());
        int to = Math.max(frame.trigger().from(), date.from());
        int commas = 0;
        for (int i = from; i < to; i++) {
            commas += reading.form(i).equals(",") ? COMMA_DISTANCE : 0;
        }
        return commas;
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

    /**
     * When the news of an article happened that dates it nowhere near: the day that its lead names,
     * or else the month of publication.
     */
    static EventDate ofNews(List<EventDate> leadDates, LocalDate published) {
        return leadDates.stream()
                .filter(d -> d.first().equals(d.last()))
                .filter(d -> !d.first().isAfter(published))
                .filter(d -> d.first().isAfter(published.minusDays(CYCLE_DAYS)))
                .findFirst()
                .orElse(EventDate.month(0, 0, published));
    }
}
