package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.text.Sentence;

/** Reads dates that count from the publication or from a date before them. */
final class RelativeDates {

    private static final int COUNT_MAX = 60;

    private final Sentence sentence;
    private final LocalDate published;
    private final TimeWords words;

    RelativeDates(Sentence sentence, LocalDate published, TimeWords words) {
        this.sentence = sentence;
        this.published = published;
        this.words = words;
    }

    /**
     * The date that begins at a token.
     *
     * @param before the date named before it in the sentence
     */
    Optional<EventDate> at(int at, @Nullable EventDate before) {
        String form = form(at);
        Integer weekday = words.number("WEEKDAY", form);
        if (weekday != null) {
            return Optional.of(EventDate.day(at, at + 1, EventDates.latest(published, weekday)));
        }
        Integer days = words.number("DAY", form);
        if (days != null) {
            return Optional.of(EventDate.day(at, at + 1, published.plusDays(days)));
        }
        return counted(at, before).or(() -> shifted(at, before)).or(() -> season(at));
    }

    private String form(int at) {
        return at < 0 || at >= sentence.size() ? "" : sentence.token(at).form();
    }

    private @Nullable Integer count(int at) {
        Integer word = words.number("COUNT", form(at));
        if (word != null) {
            return word;
        }
        Integer digits = EventDates.number(form(at));
        return digits != null && digits <= COUNT_MAX ? digits : null;
    }

    private @Nullable ChronoUnit unit(int at) {
        String unit = words.value("UNIT", form(at));
        return unit == null ? null : ChronoUnit.valueOf(unit);
    }

    /** "Two months ago", "in two days", "seven years later", "four weeks earlier". */
    private Optional<EventDate> counted(int at, @Nullable EventDate before) {
        Integer count = count(at);
        ChronoUnit unit = unit(at + 1);
        if (count == null || unit == null) {
            return Optional.empty();
        }
        String next = form(at + 2);
        if (words.is("AGO", next)) {
            return Optional.of(of(at, at + 3, unit, published.minus(count, unit)));
        }
        if (words.is("LATER", next) && before != null) {
            return Optional.of(of(at, at + 3, unit, before.first().plus(count, unit)));
        }
        if (words.is("BEFORE", next)) {
            LocalDate anchor = before == null ? published : before.first();
            return Optional.of(of(at, at + 3, unit, anchor.minus(count, unit)));
        }
        if (words.is("AFTER", next)) {
            return Optional.of(of(at, at + 3, unit, published.minus(count, unit)));
        }
        return words.is("IN", form(at - 1)) && count > 1
                ? Optional.of(of(at, at + 2, unit, published.plus(count, unit)))
                : Optional.empty();
    }

    /** As coarse as what is counted: weeks ago is a month, months ago a month, years ago a year. */
    private static EventDate of(int from, int to, ChronoUnit unit, LocalDate day) {
        return switch (unit) {
            case DAYS -> EventDate.day(from, to, day);
            case YEARS -> EventDate.year(from, to, day.getYear());
            default -> EventDate.month(from, to, day);
        };
    }

    /** "Last year", "this month", "next week", "last May", "the next day", "the year before". */
    private Optional<EventDate> shifted(int at, @Nullable EventDate before) {
        int shift =
                words.is("LAST", form(at))
                        ? -1
                        : words.is("NEXT", form(at)) ? 1 : words.is("THIS", form(at)) ? 0 : 2;
        ChronoUnit unit = unit(at + (shift == 2 ? 0 : 1));
        if (shift == 2) {
            boolean isBefore = unit != null && words.is("BEFORE", form(at + 1));
            LocalDate anchor = before == null ? published : before.first();
            return isBefore && unit != null
                    ? Optional.of(of(at, at + 2, unit, anchor.minus(1, unit)))
                    : Optional.empty();
        }
        if (unit != null) {
            boolean isAfterDate = unit == ChronoUnit.DAYS && before != null && shift == 1;
            LocalDate anchor = isAfterDate && before != null ? before.last() : published;
            return Optional.of(of(at, at + 2, unit, anchor.plus(shift, unit)));
        }
        return shiftedName(at, shift);
    }

    private Optional<EventDate> shiftedName(int at, int shift) {
        Integer month = words.number("MONTH", form(at + 1));
        if (month != null) {
            LocalDate day = LocalDate.of(published.getYear(), month, 1);
            LocalDate past = day.isBefore(published) ? day : day.minusYears(1);
            LocalDate ahead = day.isAfter(published) ? day : day.plusYears(1);
            return Optional.of(EventDate.month(at, at + 2, shift == 1 ? ahead : past));
        }
        Integer weekday = words.number("WEEKDAY", form(at + 1));
        if (weekday != null) {
            LocalDate day = EventDates.latest(published, weekday);
            return Optional.of(EventDate.day(at, at + 2, shift == 1 ? day.plusWeeks(1) : day));
        }
        Integer season = words.number("SEASON", form(at + 1));
        return season == null ? Optional.empty() : Optional.of(seasonOf(at, at + 2, season, shift));
    }

    private Optional<EventDate> season(int at) {
        Integer month = words.number("SEASON", form(at));
        Integer year = EventDates.number(form(at + 1));
        return month == null || year != null
                ? Optional.empty()
                : Optional.of(seasonOf(at, at + 1, month, 0));
    }

    /** A season is as coarse as a year. */
    private EventDate seasonOf(int from, int to, int month, int shift) {
        LocalDate middle = LocalDate.of(published.getYear(), month, 15);
        boolean isPast = middle.isBefore(published);
        int year = published.getYear() - (isPast || shift == 1 ? 0 : 1);
        return EventDate.year(from, to, year);
    }
}
