package pactwatch.analysis.claim;

import java.time.LocalDate;

/**
 * A date that a sentence names.
 *
 * @param from index of its first token
 * @param to index after its last token
 * @param edtf ISO 8601-2 level 1
 * @param first first day that it can mean
 * @param last last day that it can mean
 */
record EventDate(int from, int to, String edtf, LocalDate first, LocalDate last) {

    static EventDate day(int from, int to, LocalDate day) {
        return new EventDate(from, to, day.toString(), day, day);
    }

    static EventDate month(int from, int to, LocalDate anyDay) {
        LocalDate first = anyDay.withDayOfMonth(1);
        return new EventDate(
                from,
                to,
                "%04d-%02d".formatted(first.getYear(), first.getMonthValue()),
                first,
                first.plusMonths(1).minusDays(1));
    }

    static EventDate year(int from, int to, int year) {
        return new EventDate(
                from,
                to,
                Integer.toString(year),
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31));
    }

    static EventDate decade(int from, int to, int firstYear) {
        return new EventDate(
                from,
                to,
                firstYear / 10 + "X",
                LocalDate.of(firstYear, 1, 1),
                LocalDate.of(firstYear + 9, 12, 31));
    }
}
