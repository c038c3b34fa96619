package pactwatch.analysis.statement;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Marks;
import pactwatch.analysis.text.Morph;

/**
 * Reads the dates of a sentence, anchored to the day of publication: a day without a year is the
 * nearest one, a month without a year the latest past one, a weekday the latest past one. The words
 * for months, weekdays, numbers and distances are rows of the lexicon.
 */
final class StatedDates {

    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = 2099;

    /** More of anything ago is a number that belongs elsewhere. */
    private static final int AGO_MAX = 100;

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})(-?[а-яіїєա-և]{1,3})?");
    private static final Pattern DECADE =
            Pattern.compile("(19|20)?(\\d0)-(х|е|ті|их|ых|ականներ.*)");

    private final Scene scene;
    private final LocalDate published;
    private final List<StatedDate> dates = new ArrayList<>();

    private StatedDates(Scene scene, LocalDate published) {
        this.scene = scene;
        this.published = published;
    }

    /** All dates of a sentence, in order. */
    static List<StatedDate> of(Scene scene, LocalDate published) {
        return new StatedDates(scene, published).find();
    }

    private List<StatedDate> find() {
        int at = 0;
        while (at < scene.size()) {
            Optional<StatedDate> date = at(at);
            date.ifPresent(dates::add);
            at = date.map(StatedDate::to).orElse(at + 1);
        }
        return dates;
    }

    private Optional<StatedDate> at(int at) {
        return isNumeric(at) || isMarked(at) ? readAt(at) : Optional.empty();
    }

    private boolean isNumeric(int at) {
        char first = scene.form(at).charAt(0);
        return first >= '0' && first <= '9';
    }

    private boolean isMarked(int at) {
        int index = scene.marks().indexFrom(at);
        return index < scene.marks().size() && scene.marks().get(index).from() == at;
    }

    private Optional<StatedDate> readAt(int at) {
        Optional<StatedDate> decade = isNumeric(at) ? decade(at) : Optional.empty();
        if (decade.isPresent()) {
            return decade;
        }
        Optional<StatedDate> ago = ago(at);
        if (ago.isPresent()) {
            return ago;
        }
        Integer number = number(at);
        if (number != null && number >= 1 && number <= 31) {
            Optional<StatedDate> day = dayFirst(at, number);
            if (day.isPresent()) {
                return day;
            }
        }
        if (value("MONTH", at) != null) {
            return monthAt(at);
        }
        if (number != null && number >= FIRST_YEAR && number <= LAST_YEAR) {
            return isOfBudget(at)
                    ? Optional.empty()
                    : Optional.of(StatedDate.year(at, at + 1, number));
        }
        return relative(at);
    }

    private Optional<StatedDate> decade(int at) {
        Matcher decade = DECADE.matcher(scene.form(at));
        if (!decade.matches()) {
            return Optional.empty();
        }
        int century = decade.group(1) == null ? 1900 : Integer.parseInt(decade.group(1)) * 100;
        return Optional.of(
                StatedDate.decade(at, at + 1, century + Integer.parseInt(decade.group(2))));
    }

    /** "Десять лет назад", "3 дня назад", "две недели тому назад". */
    private Optional<StatedDate> ago(int at) {
        Integer count = value("COUNT", at);
        Integer number = count == null ? number(at) : count;
        int next = at + 1;
        if (number == null || number > AGO_MAX || !isBack(next + 1)) {
            return Optional.empty();
        }
        int to = next + 2;
        return scene.marks()
                .at("SPAN", next)
                .map(m ->
                        switch (m.value()) {
                            case "day" -> StatedDate.day(at, to, published.minusDays(number));
                            case "week" -> StatedDate.month(at, to, published.minusWeeks(number));
                            case "month" -> StatedDate.month(at, to, published.minusMonths(number));
                            default -> StatedDate.year(at, to, published.getYear() - number);
                        });
    }

    private boolean isBack(int at) {
        return scene.has("AGO", at, at + 1);
    }

    /** "Бюджет на 2024 год", "взнос за 2024 год": no date of an act. */
    private boolean isOfBudget(int at) {
        String before = scene.form(at - 1);
        return before.equals("на") || before.equals("за") || before.equals("про");
    }

    private @Nullable Integer number(int at) {
        if (at >= scene.size()) {
            return null;
        }
        Integer ordinal = value("ORDINAL", at);
        if (ordinal != null) {
            return ordinal;
        }
        if (!isNumeric(at)) {
            return null;
        }
        Matcher matcher = NUMBER.matcher(scene.form(at));
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }

    /** The number in the value of a mark that begins at a token. */
    private @Nullable Integer value(String category, int at) {
        return scene.marks().at(category, at).map(m -> Integer.valueOf(m.value())).orElse(null);
    }

    /** "12 июня", "10-14 октября", "с 10 по 14 октября". */
    private Optional<StatedDate> dayFirst(int at, int day) {
        int next = at + 1;
        boolean isRange =
                (scene.form(next).equals("-")
                                || scene.form(next).equals("по")
                                || scene.form(next).equals("и"))
                        && number(next + 1) != null;
        if (isRange) {
            next += 2;
        }
        Integer month = value("MONTH", next);
        return month == null ? Optional.empty() : dayOf(at, next + 1, month, day);
    }

    private Optional<StatedDate> dayOf(int from, int to, int month, int day) {
        Integer year = yearAt(to);
        try {
            if (year != null) {
                return Optional.of(
                        StatedDate.day(from, yearEnd(to), LocalDate.of(year, month, day)));
            }
            LocalDate same = LocalDate.of(published.getYear(), month, day);
            LocalDate best = same;
            for (LocalDate other : List.of(same.minusYears(1), same.plusYears(1))) {
                if (days(other) < days(best)) {
                    best = other;
                }
            }
            return Optional.of(StatedDate.day(from, to, best));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private long days(LocalDate day) {
        return Math.abs(ChronoUnit.DAYS.between(day, published));
    }

    /** A year after a month: "2024 года", "прошлого года", "того же года". */
    private @Nullable Integer yearAt(int at) {
        Integer number = at < scene.size() ? number(at) : null;
        if (number != null && number >= FIRST_YEAR && number <= LAST_YEAR) {
            return number;
        }
        Integer back = value("YEARREF", at);
        return back == null ? null : Integer.valueOf(published.getYear() + back);
    }

    private int yearEnd(int at) {
        return scene.marks().at("YEARREF", at).map(Mark::to).orElse(at + 1);
    }

    private Optional<StatedDate> monthAt(int at) {
        Integer month = value("MONTH", at);
        if (month == null) {
            return Optional.empty();
        }
        Integer year = yearAt(at + 1);
        if (year != null) {
            return Optional.of(StatedDate.month(at, yearEnd(at + 1), LocalDate.of(year, month, 1)));
        }
        boolean isLater = month > published.getMonthValue();
        int guessed = published.getYear();
        if (isToCome(at) || isPlanned(at)) {
            guessed += month < published.getMonthValue() ? 1 : 0;
        } else if (isLater && !isNext(at)) {
            guessed--;
        }
        return Optional.of(StatedDate.month(at, at + 1, LocalDate.of(guessed, month, 1)));
    }

    /** "Весной продлевать не будет": a clause that speaks of what will be and of nothing past. */
    private boolean isToCome(int at) {
        int[] clause = scene.clauseOf(at);
        boolean isFuture = scene.has("WILL", clause);
        for (int i = clause[0]; i < clause[1]; i++) {
            for (Morph morph : scene.token(i).morphs()) {
                isFuture |= morph.tense() == Morph.Tense.FUT && morph.casus() == Morph.Case.NONE;
                if (morph.tense() == Morph.Tense.PAST) {
                    return false;
                }
            }
        }
        return isFuture;
    }

    /** "Назначены на сентябрь". */
    private boolean isPlanned(int at) {
        return scene.form(at - 1).equals("на") && !scene.has("MONTHAHEAD", at, at + 1);
    }

    /** An adjective of a month that comes next is of this year: "сентябрьские учения" in August. */
    private boolean isNext(int at) {
        Integer month = value("MONTH", at);
        return month != null
                && month - published.getMonthValue() <= 2
                && scene.has("MONTHAHEAD", at, at + 1);
    }

    private Optional<StatedDate> relative(int at) {
        Marks marks = scene.marks();
        for (int i = marks.indexFrom(at); i < marks.size() && marks.get(i).from() == at; i++) {
            Optional<StatedDate> date = relative(marks.get(i));
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    private Optional<StatedDate> relative(Mark mark) {
        int from = mark.from();
        int to = mark.to();
        return switch (mark.category()) {
            case "WEEKDAY" -> isBeforeDay(to) ? Optional.empty() : Optional.of(weekday(mark));
            case "TERM" -> Optional.of(StatedDate.month(from, to, published.plusDays(count(mark))));
            case "DAYREF" -> Optional.of(StatedDate.day(from, to, published.plusDays(count(mark))));
            case "WEEKREF" ->
                    Optional.of(StatedDate.month(from, to, published.plusWeeks(count(mark))));
            case "MONTHREF" ->
                    Optional.of(StatedDate.month(from, to, published.plusMonths(count(mark))));
            case "YEARREF" ->
                    Optional.of(StatedDate.year(from, to, published.getYear() + count(mark)));
            case "YEARLATER" ->
                    dates.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    StatedDate.year(
                                            from,
                                            to,
                                            dates.getLast().first().getYear() + count(mark)));
            default -> Optional.empty();
        };
    }

    /** "В четверг, 13 января": the day that follows is the more exact one. */
    private boolean isBeforeDay(int at) {
        boolean isDay = number(at + 1) != null && value("MONTH", at + 2) != null;
        return isDay && (scene.form(at).equals(",") || scene.form(at).equals("("));
    }

    /** The latest past one; the next one where the clause speaks of what will be. */
    private StatedDate weekday(Mark mark) {
        DayOfWeek day = DayOfWeek.of(count(mark));
        int[] clause = scene.clauseOf(mark.from());
        boolean isAhead = false;
        for (int i = clause[0]; i < clause[1]; i++) {
            isAhead |= scene.token(i).morphs().stream().anyMatch(m -> m.tense() == Morph.Tense.FUT);
        }
        return StatedDate.day(
                mark.from(),
                mark.to(),
                published.with(
                        isAhead
                                ? TemporalAdjusters.next(day)
                                : TemporalAdjusters.previousOrSame(day)));
    }

    private static int count(Mark mark) {
        return Integer.parseInt(mark.value());
    }
}
