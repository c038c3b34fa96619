package pactwatch.analysis.claim;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.text.Sentence;

/**
 * Reads dates in English and Russian, anchored to the day of publication: a day without a year is
 * the nearest one, a month without a year the latest past one, a weekday the latest past one.
 */
final class EventDates {

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2099;
    private static final Map<String, Integer> COUNTS =
            Map.of(
                    "two", 2, "three", 3, "four", 4, "five", 5, "six", 6, "seven", 7, "eight", 8,
                    "nine", 9, "ten", 10, "семь", 7);
    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();

    static {
        List<String> english =
                List.of(
                        "january",
                        "february",
                        "march",
                        "april",
                        "may",
                        "june",
                        "july",
                        "august",
                        "september",
                        "october",
                        "november",
                        "december");
        for (int i = 0; i < english.size(); i++) {
            MONTHS.put(english.get(i), i + 1);
            if (!english.get(i).equals("may")) {
                MONTHS.put(english.get(i).substring(0, 3), i + 1);
            }
        }
        MONTHS.put("sept", 9);
        List<String> russian =
                List.of(
                        "январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр",
                        "октябр", "ноябр", "декабр");
        List<String> endings = List.of("ь", "я", "е", "а", "", "ю", "у", "й", "ем");
        for (int i = 0; i < russian.size(); i++) {
            for (String ending : endings) {
                String form = russian.get(i) + ending;
                if (form.length() > 2) {
                    MONTHS.put(form, i + 1);
                }
            }
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            WEEKDAYS.put(day.name().toLowerCase(Locale.ROOT), day);
        }
        List<List<String>> weekdays =
                List.of(
                        List.of("понедельник"),
                        List.of("вторник"),
                        List.of("среду", "среда"),
                        List.of("четверг"),
                        List.of("пятницу", "пятница"),
                        List.of("субботу", "суббота"),
                        List.of("воскресенье"));
        for (int i = 0; i < weekdays.size(); i++) {
            DayOfWeek day = DayOfWeek.of(i + 1);
            weekdays.get(i).forEach(w -> WEEKDAYS.put(w, day));
        }
    }

    private EventDates() {}

    /** All dates of a sentence, in order. */
    static List<EventDate> find(Sentence sentence, LocalDate published) {
        List<EventDate> dates = new ArrayList<>();
        int at = 0;
        while (at < sentence.size()) {
            Optional<EventDate> date = at(sentence, at, published);
            date.ifPresent(dates::add);
            Optional<EventDate> later =
                    dates.isEmpty() ? Optional.empty() : yearsLater(sentence, at, dates.getLast());
            later.ifPresent(dates::add);
            at = date.or(() -> later).map(EventDate::to).orElse(at + 1);
        }
        return dates;
    }

    private static Optional<EventDate> at(Sentence sentence, int at, LocalDate published) {
        String form = sentence.token(at).form();
        Integer number = number(form);
        if (number != null && number >= 1 && number <= 31) {
            return dayFirst(sentence, at, number, published);
        }
        if (MONTHS.containsKey(form)) {
            return monthFirst(sentence, at, published);
        }
        if (number != null && number >= FIRST_YEAR - 10 && number <= LAST_YEAR) {
            return Optional.of(EventDate.year(at, at + 1, number));
        }
        if (form.matches("(19|20)\\d0-?(s|х)|(90|00|10)-?(s|х)")) {
            return Optional.of(decade(at, form));
        }
        return relative(sentence, at, form, published);
    }

    /** "Seven years later": counted from the date before. */
    private static Optional<EventDate> yearsLater(Sentence sentence, int at, EventDate before) {
        Integer count = COUNTS.get(sentence.token(at).form());
        boolean isLater =
                count != null
                        && at + 2 < sentence.size()
                        && Set.of("years", "лет", "года").contains(sentence.token(at + 1).form())
                        && Set.of("later", "спустя").contains(sentence.token(at + 2).form());
        return isLater && count != null
                ? Optional.of(EventDate.year(at, at + 3, before.first().getYear() + count))
                : Optional.empty();
    }

    private static EventDate decade(int at, String form) {
        String digits = form.replaceAll("\\D", "");
        int year = Integer.parseInt(digits);
        return EventDate.decade(at, at + 1, year >= 100 ? year : year == 90 ? 1990 : 2000 + year);
    }

    private static Optional<EventDate> dayFirst(
            Sentence sentence, int at, int day, LocalDate published) {
        int next = at + 1;
        while (next < sentence.size() && sentence.token(next).is("of")) {
            next++;
        }
        Integer month = next < sentence.size() ? MONTHS.get(sentence.token(next).form()) : null;
        return month == null
                ? Optional.empty()
                : dayOf(sentence, at, next + 1, month, day, published);
    }

    private static Optional<EventDate> monthFirst(Sentence sentence, int at, LocalDate published) {
        String form = sentence.token(at).form();
        Integer month = MONTHS.get(form);
        if (month == null || isVerb(sentence, at)) {
            return Optional.empty();
        }
        Integer day = at + 1 < sentence.size() ? number(sentence.token(at + 1).form()) : null;
        if (day != null && day <= 31 && form.charAt(0) < '\u0400') {
            return dayOf(sentence, at, at + 2, month, day, published);
        }
        Integer year = yearAt(sentence, at + 1);
        if (year != null) {
            return Optional.of(EventDate.month(at, at + 2, LocalDate.of(year, month, 1)));
        }
        int guessed =
                month <= published.getMonthValue() ? published.getYear() : published.getYear() - 1;
        return Optional.of(EventDate.month(at, at + 1, LocalDate.of(guessed, month, 1)));
    }

    /** "may" and "march" are months only if written as names and not at the start. */
    private static boolean isVerb(Sentence sentence, int at) {
        String form = sentence.token(at).form();
        boolean isAmbiguous = form.equals("may") || form.equals("march") || form.equals("mar");
        return isAmbiguous && (!sentence.token(at).isCapital() || at == 0);
    }

    private static Optional<EventDate> dayOf(
            Sentence sentence, int from, int to, int month, int day, LocalDate published) {
        int next = to < sentence.size() && sentence.token(to).is(",") ? to + 1 : to;
        Integer year = yearAt(sentence, next);
        try {
            if (year != null) {
                return Optional.of(EventDate.day(from, next + 1, LocalDate.of(year, month, day)));
            }
            LocalDate sameYear = LocalDate.of(published.getYear(), month, day);
            return Optional.of(EventDate.day(from, to, nearest(sameYear, published)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate nearest(LocalDate day, LocalDate published) {
        LocalDate best = day;
        for (LocalDate other : List.of(day.minusYears(1), day.plusYears(1))) {
            if (days(other, published) < days(best, published)) {
                best = other;
            }
        }
        return best;
    }

    private static long days(LocalDate a, LocalDate b) {
        return Math.abs(ChronoUnit.DAYS.between(a, b));
    }

    private static @Nullable Integer yearAt(Sentence sentence, int at) {
        if (at >= sentence.size()) {
            return null;
        }
        Integer number = number(sentence.token(at).form());
        return number != null && number >= FIRST_YEAR && number <= LAST_YEAR ? number : null;
    }

    private static @Nullable Integer number(String form) {
        String digits = form.replaceAll("(st|nd|rd|th|-го|-е|-м|-й)$", "");
        return digits.matches("\\d{1,4}") ? Integer.valueOf(digits) : null;
    }

    private static Optional<EventDate> relative(
            Sentence sentence, int at, String form, LocalDate published) {
        DayOfWeek weekday = WEEKDAYS.get(form);
        if (weekday != null) {
            return Optional.of(
                    EventDate.day(
                            at, at + 1, published.with(TemporalAdjusters.previousOrSame(weekday))));
        }
        return switch (form) {
            case "today", "tonight", "сегодня" -> Optional.of(EventDate.day(at, at + 1, published));
            case "yesterday", "вчера", "накануне" ->
                    Optional.of(EventDate.day(at, at + 1, published.minusDays(1)));
            case "last", "прошлом", "прошлого" -> last(sentence, at, published);
            default -> Optional.empty();
        };
    }

    private static Optional<EventDate> last(Sentence sentence, int at, LocalDate published) {
        if (at + 1 >= sentence.size()) {
            return Optional.empty();
        }
        String unit = sentence.token(at + 1).form();
        Integer month = MONTHS.get(unit);
        if (month != null) {
            LocalDate day = LocalDate.of(published.getYear(), month, 1);
            return Optional.of(
                    EventDate.month(at, at + 2, day.isBefore(published) ? day : day.minusYears(1)));
        }
        return switch (unit) {
            case "year", "году", "года" ->
                    Optional.of(EventDate.year(at, at + 2, published.getYear() - 1));
            case "month", "месяце", "месяца" ->
                    Optional.of(EventDate.month(at, at + 2, published.minusMonths(1)));
            default -> Optional.empty();
        };
    }
}
