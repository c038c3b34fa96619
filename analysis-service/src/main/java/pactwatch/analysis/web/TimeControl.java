package pactwatch.analysis.web;

import java.time.LocalDate;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * The slider of what was known when, and the steps to the days on which that changed.
 *
 * @param path of the page
 * @param said which times are shown; absent for the present
 * @param query that keeps both times, with its question mark; empty for the present
 * @param known day up to which claims count
 * @param valid day on which the status is asked for, if it is not the known one
 * @param first earliest day that can be asked for
 * @param last the present day
 * @param previous day of the change before; absent if there is none
 * @param next day of the change after; absent if there is none
 */
public record TimeControl(
        String path,
        @Nullable String said,
        String query,
        LocalDate known,
        @Nullable LocalDate valid,
        LocalDate first,
        LocalDate last,
        @Nullable LocalDate previous,
        @Nullable LocalDate next) {

    /** Earliest day of any pact that could be asked for: the treaty behind the first pack. */
    static final LocalDate FIRST = LocalDate.of(1992, 5, 15);

    static TimeControl of(Asked asked, String path, LocalDate today, NavigableSet<LocalDate> days) {
        LocalDate known = asked.knownOn(today);
        return new TimeControl(
                path,
                asked.said(),
                asked.query(),
                known,
                asked.validOn(),
                FIRST,
                today,
                days.lower(known),
                days.higher(known));
    }

    /** Position of a day on the slider. */
    static long position(LocalDate day) {
        return day.toEpochDay() - FIRST.toEpochDay();
    }

    public long value() {
        return Math.clamp(position(known), 0, max());
    }

    public long max() {
        return position(last);
    }

    public String knownWords() {
        return Words.day(known);
    }

    public boolean isPresent() {
        return said == null;
    }

    public String previousWords() {
        return previous == null ? "" : Words.day(previous);
    }

    public String nextWords() {
        return next == null ? "" : Words.day(next);
    }

    /** The page on another day. */
    public String at(LocalDate day) {
        return path + "?knownAt=" + day;
    }
}
