package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A date that a sentence names.
 *
 * @param from index of its first token
 * @param to index after its last token
 * @param edtf ISO 8601-2 level 1
 * @param first first day that it can mean
 * @param last last day that it can mean
 * @param isYearGuessed whether the text names no year
 */
record EventDate(
        int from, int to, String edtf, LocalDate first, LocalDate last, boolean isYearGuessed) {

    private static final int DECADE = 10;

    static EventDate day(int from, int to, LocalDate day) {
        return new EventDate(from, to, day.toString(), day, day, false);
    }

    static EventDate month(int from, int to, LocalDate anyDay) {
        LocalDate first = anyDay.withDayOfMonth(1);
        return new EventDate(
                from,
                to,
                "%04d-%02d".formatted(first.getYear(), first.getMonthValue()),
                first,
                first.plusMonths(1).minusDays(1),
                false);
    }

    static EventDate year(int from, int to, int year) {
        return new EventDate(
                from,
                to,
                Integer.toString(year),
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31),
                false);
    }

    static EventDate decade(int from, int to, int firstYear) {
        return new EventDate(
                from,
                to,
                firstYear / DECADE + "X",
                LocalDate.of(firstYear, 1, 1),
                LocalDate.of(firstYear + DECADE - 1, 12, 31),
                false);
    }

    EventDate guessed() {
        return new EventDate(from, to, edtf, first, last, true);
    }

    boolean isDay() {
        return first.equals(last);
    }

    boolean isYear() {
        return ChronoUnit.DAYS.between(first, last) > 40;
    }

    /** The same date a year on, for what is still to come. */
    EventDate nextYear() {
        LocalDate day = first.plusYears(1);
        return isDay()
                ? day(from, to, day)
                : isYear() ? year(from, to, day.getYear()) : month(from, to, day);
    }
}
