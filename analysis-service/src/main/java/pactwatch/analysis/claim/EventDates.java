package pactwatch.analysis.claim;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.text.Sentence;

/**
 * Reads dates, anchored to the day of publication: a day without a year is the nearest one, a month
 * without a year the latest past one, a weekday the latest past one (TIMEX3 values as EDTF).
 */
final class EventDates {

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2099;
    private static final int DAYS_IN_MONTH = 31;
    private static final int MONTHS_IN_YEAR = 12;

    private static final Pattern DECADE = Pattern.compile("(19|20)\\d0-?(s|х)|(90|00|10)-?(s|х)");
    private static final Pattern ORDINAL = Pattern.compile("(st|nd|rd|th|-?го|-?е|-?м|-?й)$");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private final Sentence sentence;
    private final LocalDate published;
    private final TimeWords words;
    private final RelativeDates relative;

    private EventDates(Sentence sentence, LocalDate published, TimeWords words) {
        this.sentence = sentence;
        this.published = published;
        this.words = words;
        this.relative = new RelativeDates(sentence, published, words);
    }

    /** All dates of a sentence, in order. */
    static List<EventDate> find(Sentence sentence, LocalDate published, TimeWords words) {
        return new EventDates(sentence, published, words).all();
    }

    private List<EventDate> all() {
        List<EventDate> dates = new ArrayList<>();
        int at = 0;
        while (at < sentence.size()) {
            EventDate before = dates.isEmpty() ? null : dates.getLast();
            Optional<EventDate> date =
                    canBegin(form(at)) ? at(at).or(orRelative(at, before)) : Optional.empty();
            date.ifPresent(dates::add);
            at = date.map(EventDate::to).orElse(at + 1);
        }
        return dates;
    }

    /** A date begins with a number or a word of time. */
    private boolean canBegin(String form) {
        return Character.isDigit(form.charAt(0)) || words.isKnown(form);
    }

    private java.util.function.Supplier<Optional<EventDate>> orRelative(
            int at, @Nullable EventDate before) {
        return () -> relative.at(at, before);
    }

    private String form(int at) {
        return at < 0 || at >= sentence.size() ? "" : sentence.token(at).form();
    }

    private Optional<EventDate> at(int at) {
        Integer number = number(form(at));
        if (number != null && number >= 1 && number <= DAYS_IN_MONTH) {
            return numeric(at, number).or(() -> dayFirst(at, number));
        }
        if (words.is("MONTH", form(at))) {
            return monthFirst(at);
        }
        if (number != null && number >= FIRST_YEAR - 10 && number <= LAST_YEAR) {
            return Optional.of(EventDate.year(at, at + 1, number));
        }
        if (Character.isDigit(form(at).charAt(0)) && DECADE.matcher(form(at)).matches()) {
            return Optional.of(decade(at, form(at)));
        }
        return Optional.empty();
    }

    private static EventDate decade(int at, String form) {
        int year = Integer.parseInt(form.replaceAll("\\D", ""));
        return EventDate.decade(at, at + 1, year >= 100 ? year : year == 90 ? 1990 : 2000 + year);
    }

    /** 22.02.2024 */
    private Optional<EventDate> numeric(int at, int day) {
        Integer month = number(form(at + 2));
        Integer year = number(form(at + 4));
        boolean isDate =
                form(at + 1).equals(".")
                        && form(at + 3).equals(".")
                        && month != null
                        && year != null
                        && month <= MONTHS_IN_YEAR
                        && year >= FIRST_YEAR;
        return isDate && month != null && year != null
                ? day(at, at + 5, year, month, day)
                : Optional.empty();
    }

    private Optional<EventDate> dayFirst(int at, int day) {
        int next = at + 1;
        while (form(next).equals("of") || form(next).equals("-")) {
            next++;
        }
        boolean isMonth = words.is("MONTH", form(next));
        return isMonth ? dayOf(at, next + 1, month(next), day) : Optional.empty();
    }

    private int month(int at) {
        Integer month = words.number("MONTH", form(at));
        return month == null ? 1 : month;
    }

    private Optional<EventDate> monthFirst(int at) {
        boolean isVerb =
                words.is("AMBIGUOUS", form(at)) && (!sentence.token(at).isCapital() || at == 0);
        if (isVerb) {
            return Optional.empty();
        }
        int month = month(at);
        Integer day = number(form(at + 1));
        if (day != null && day >= 1 && day <= DAYS_IN_MONTH && form(at).charAt(0) < '\u0400') {
            return dayOf(at, at + 2, month, day);
        }
        Integer year = year(at + 1);
        if (year != null) {
            return Optional.of(EventDate.month(at, at + 2, LocalDate.of(year, month, 1)));
        }
        int guess =
                month <= published.getMonthValue() ? published.getYear() : published.getYear() - 1;
        return Optional.of(EventDate.month(at, at + 1, LocalDate.of(guess, month, 1)).guessed());
    }

    private Optional<EventDate> dayOf(int from, int to, int month, int day) {
        int next = form(to).equals(",") ? to + 1 : to;
        Integer year = year(next);
        return year != null
                ? day(from, next + 1, year, month, day)
                : day(from, to, published.getYear(), month, day)
                        .map(d -> EventDate.day(from, to, nearest(d.first())).guessed());
    }

    private static Optional<EventDate> day(int from, int to, int year, int month, int day) {
        try {
            return Optional.of(EventDate.day(from, to, LocalDate.of(year, month, day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private LocalDate nearest(LocalDate day) {
        LocalDate best = day;
        for (LocalDate other : List.of(day.minusYears(1), day.plusYears(1))) {
            if (days(other) < days(best)) {
                best = other;
            }
        }
        return best;
    }

    private long days(LocalDate day) {
        return Math.abs(ChronoUnit.DAYS.between(day, published));
    }

    private @Nullable Integer year(int at) {
        Integer number = number(form(at));
        return number != null && number >= FIRST_YEAR && number <= LAST_YEAR ? number : null;
    }

    /** A number of at most four digits, with or without an ordinal ending. */
    static @Nullable Integer number(String form) {
        if (form.isEmpty() || !Character.isDigit(form.charAt(0))) {
            return null;
        }
        String digits = ORDINAL.matcher(form).replaceAll("");
        return NUMBER.matcher(digits).matches() ? Integer.valueOf(digits) : null;
    }

    /** The latest such weekday, the day of publication included. */
    static LocalDate latest(LocalDate published, int weekday) {
        return published.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(weekday)));
    }
}
