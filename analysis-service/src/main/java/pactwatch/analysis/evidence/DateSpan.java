package pactwatch.analysis.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The days that a date of EDTF level 1 can mean.
 *
 * @param edtf as told, such as {@code 2024-02-22}, {@code 2012} or {@code 199X}
 * @param first first day that it can mean
 * @param last last day that it can mean
 */
public record DateSpan(String edtf, LocalDate first, LocalDate last) {

    /** How exact a date is, most exact first. */
    public enum Precision {
        DAY,
        MONTH,
        YEAR,
        COARSER
    }

    /** Qualifiers and unknown parts, both at the end. */
    private static final Pattern UNSAID = Pattern.compile("(-XX)*[?~%]?$");

    private static final int DAY_LENGTH = "2024-02-22".length();
    private static final int SECONDS_IN_DAY = 86_400;
    private static final int SEASON_FIRST = 21;
    private static final int SEASON_LAST = 24;
    private static final int MONTHS_IN_SEASON = 3;
    private static final int DAYS_IN_MONTH_MAX = 31;
    private static final int DAYS_IN_YEAR_MAX = 366;

    public DateSpan {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("A span never ends before it begins: " + edtf);
        }
    }

    /** Reads a date, a season or a closed interval; empty if it is none of these. */
    public static Optional<DateSpan> parse(String edtf) {
        try {
            DateSpan day = plainDay(edtf);
            if (day != null) {
                return Optional.of(day);
            }
            int slash = edtf.indexOf('/');
            if (slash < 0) {
                return Optional.of(point(edtf, edtf));
            }
            DateSpan from = point(edtf, edtf.substring(0, slash));
            DateSpan to = point(edtf, edtf.substring(slash + 1));
            return Optional.of(new DateSpan(edtf, from.first, to.last));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static DateSpan point(String edtf, String text) {
        String bare = UNSAID.matcher(text).replaceFirst("");
        if (bare.length() == 4) {
            LocalDate first = LocalDate.of(Integer.parseInt(bare.replace('X', '0')), 1, 1);
            LocalDate last = LocalDate.of(Integer.parseInt(bare.replace('X', '9')), 12, 31);
            return new DateSpan(edtf, first, last);
        }
        if (bare.length() == 7) {
            return monthOrSeason(edtf, bare);
        }
        LocalDate day = LocalDate.parse(bare);
        return new DateSpan(edtf, day, day);
    }

    private static DateSpan monthOrSeason(String edtf, String text) {
        int year = Integer.parseInt(text.substring(0, 4));
        int number = Integer.parseInt(text.substring(5));
        if (number < SEASON_FIRST || number > SEASON_LAST) {
            YearMonth month = YearMonth.of(year, number);
            return new DateSpan(edtf, month.atDay(1), month.atEndOfMonth());
        }
        YearMonth first = YearMonth.of(year, MONTHS_IN_SEASON * (number - SEASON_FIRST) + 3);
        return new DateSpan(
                edtf, first.atDay(1), first.plusMonths(MONTHS_IN_SEASON - 1).atEndOfMonth());
    }

    /** The day of a time, in UTC. */
    static LocalDate dayOf(Instant time) {
        return LocalDate.ofEpochDay(Math.floorDiv(time.getEpochSecond(), SECONDS_IN_DAY));
    }

    /** Most dates are days; they need no pattern. */
    private static @Nullable DateSpan plainDay(String text) {
        if (text.length() != DAY_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int number = 0;
        for (int i = 0; i < DAY_LENGTH; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                number = number * 10 + c - '0';
            } else if (i != 4 && i != 7) {
                return null;
            }
        }
        LocalDate day = LocalDate.of(number / 10_000, number / 100 % 100, number % 100);
        return new DateSpan(text, day, day);
    }

    /** A single day. */
    public static DateSpan day(LocalDate day) {
        return new DateSpan(day.toString(), day, day);
    }

    public Precision precision() {
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (edtf.length() == 4) {
            return edtf.indexOf('X') < 0 ? Precision.YEAR : Precision.COARSER;
        }
        if (days == 1 && edtf.length() > 7) {
            return Precision.DAY;
        }
        if (days <= DAYS_IN_MONTH_MAX) {
            return Precision.MONTH;
        }
        return days <= DAYS_IN_YEAR_MAX ? Precision.YEAR : Precision.COARSER;
    }

    /** The same date, given that it was not later than a day; the first day stays. */
    public DateSpan until(LocalDate day) {
        if (!last.isAfter(day)) {
            return this;
        }
        return new DateSpan(edtf, first, day.isBefore(first) ? first : day);
    }

    public boolean overlaps(DateSpan other) {
        return !first.isAfter(other.last) && !other.first.isAfter(last);
    }

    /** Whether the other date says the same more exactly. */
    public boolean covers(DateSpan other) {
        return overlaps(other) && precision().compareTo(other.precision()) > 0;
    }

    /** The middle, counted in days of the epoch: where a vague date stands among others. */
    public long middle() {
        return (first.toEpochDay() + last.toEpochDay()) / 2;
    }
}
