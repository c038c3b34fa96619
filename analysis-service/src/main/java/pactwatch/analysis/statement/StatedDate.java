package pactwatch.analysis.statement;

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
record StatedDate(int from, int to, String edtf, LocalDate first, LocalDate last) {

    static StatedDate day(int from, int to, LocalDate day) {
        return new StatedDate(from, to, day.toString(), day, day);
    }

    static StatedDate month(int from, int to, LocalDate anyDay) {
        LocalDate first = anyDay.withDayOfMonth(1);
        return new StatedDate(
                from,
                to,
                first.toString().substring(0, 7),
                first,
                first.plusMonths(1).minusDays(1));
    }

    static StatedDate year(int from, int to, int year) {
        return new StatedDate(
                from,
                to,
                Integer.toString(year),
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31));
    }

    static StatedDate decade(int from, int to, int firstYear) {
        return new StatedDate(
                from,
                to,
                firstYear / 10 + "X",
                LocalDate.of(firstYear, 1, 1),
                LocalDate.of(firstYear + 9, 12, 31));
    }

    boolean isDay() {
        return first.equals(last);
    }

    boolean isMonth() {
        return !isDay() && first.plusDays(40).isAfter(last);
    }
}
