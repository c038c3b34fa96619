package pactwatch.ingest.rss.date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pactwatch.ingest.rss.date.DateTokens.Token;

/** Reads a date from its tokens: first the time and its zone, then from what is left the day. */
final class DateReader {

    private static final int YEAR_PIVOT = 70;
    private static final int MONTHS = 12;
    private static final int DAYS_MAX = 31;

    private DateReader() {}

    static Optional<Instant> read(String text) {
        DateTokens tokens = DateTokens.of(text);
        if (tokens.size() == 1 && tokens.get(0).isNumber()) {
            return compact(tokens.get(0).text());
        }
        if (isFractionOfEpoch(tokens)) {
            return compact(tokens.get(0).text());
        }
        TimeOfDay time = TimeOfDay.take(tokens);
        return day(tokens).map(day -> time.on(day));
    }

    /** {@code 1072865695.123} */
    private static boolean isFractionOfEpoch(DateTokens tokens) {
        return tokens.size() == 3
                && tokens.get(0).text().length() == 10
                && tokens.get(1).is(".")
                && tokens.get(2).isNumber();
    }

    /** One run of digits: an epoch in seconds or milliseconds, or a date without marks. */
    private static Optional<Instant> compact(String digits) {
        return switch (digits.length()) {
            case 4 -> at(year(digits), 1, 1);
            case 5 -> ordinal(year(digits.substring(0, 2)), digits.substring(2));
            case 6 -> at(year(digits.substring(0, 2)), number(digits, 2, 4), number(digits, 4, 6));
            case 7 -> ordinal(year(digits.substring(0, 4)), digits.substring(4));
            case 8 -> at(year(digits.substring(0, 4)), number(digits, 4, 6), number(digits, 6, 8));
            case 10 -> Optional.of(Instant.ofEpochSecond(Long.parseLong(digits)));
            case 12, 14 -> dayAndTime(digits);
            case 13 -> Optional.of(Instant.ofEpochMilli(Long.parseLong(digits)));
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> dayAndTime(String digits) {
        int second = digits.length() == 14 ? number(digits, 12, 14) : 0;
        TimeOfDay time =
                new TimeOfDay(
                        number(digits, 8, 10),
                        number(digits, 10, 12),
                        second,
                        ZoneOffset.UTC,
                        false);
        return date(year(digits.substring(0, 4)), number(digits, 4, 6), number(digits, 6, 8))
                .map(time::on);
    }

    private static Optional<Instant> ordinal(int year, String day) {
        int number = Integer.parseInt(day);
        return number < 1 || number > 366
                ? Optional.empty()
                : Optional.of(start(LocalDate.of(year, 1, 1).plusDays(number - 1L)));
    }

    private static Optional<Instant> at(int year, int month, int day) {
        return date(year, month, day).map(DateReader::start);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 3 && digits.startsWith("1")) {
            return 1900 + year; // as programs write it that count from 1900
        }
        if (digits.length() > 2) {
            return year;
        }
        return year < YEAR_PIVOT ? 2000 + year : 1900 + year;
    }

    /** A day beyond the end of its month runs over into the next, as in "31 Jun". */
    private static Optional<LocalDate> date(int year, int month, int day) {
        return month < 1 || month > MONTHS || day < 1 || day > DAYS_MAX
                ? Optional.empty()
                : Optional.of(LocalDate.of(year, month, 1).plusDays(day - 1L));
    }

    private static Optional<LocalDate> day(DateTokens tokens) {
        List<Token> numbers = new ArrayList<>();
        Optional<Month> month = Optional.empty();
        int before = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isNumber()) {
                numbers.add(token);
            } else if (month.isEmpty() && token.isWord() && !isUnit(token)) {
                month = MonthNames.month(token.text());
                before = numbers.size();
            }
        }
        return month.isPresent()
                ? named(numbers, month.get(), before)
                : numeric(numbers, marks(tokens));
    }

    /** The signs for year, month and day of Chinese, Japanese and Korean follow their numbers. */
    private static boolean isUnit(Token token) {
        return switch (token.text()) {
            case "年", "月", "日", "년", "월", "일", "t", "w" -> true;
            default -> false;
        };
    }

    private static String marks(DateTokens tokens) {
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.get(i).isNumber()) {
                marks.append(tokens.get(i).text());
            }
        }
        return marks.toString();
    }

    /**
     * @param before how many of the numbers stand before the month
     */
    private static Optional<LocalDate> named(List<Token> numbers, Month month, int before) {
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        Token first = numbers.get(0);
        if (numbers.size() == 1) {
            return first.value() > DAYS_MAX
                    ? date(year(first.text()), month.getValue(), 1)
                    : Optional.empty();
        }
        Token second = numbers.get(1);
        boolean isYearFirst =
                first.text().length() > 2 || (first.value() > DAYS_MAX && before == 1);
        Token day = isYearFirst ? second : first;
        Token year = isYearFirst ? first : second;
        return year.text().length() > 4 || day.text().length() > 2
                ? Optional.empty()
                : date(year(year.text()), month.getValue(), (int) day.value());
    }

    private static Optional<LocalDate> numeric(List<Token> numbers, String marks) {
        if (numbers.isEmpty() || numbers.stream().anyMatch(n -> n.text().length() > 8)) {
            return Optional.empty();
        }
        String first = numbers.get(0).text();
        if (numbers.size() == 1 && first.length() == 4 && marks.equals("-")) {
            return date(year(first.substring(0, 2)), number(first, 2, 4), 1);
        }
        if (first.length() == 8 || first.length() == 6 || numbers.size() == 1) {
            return compact(first).map(i -> LocalDate.ofInstant(i, ZoneOffset.UTC));
        }
        int a = (int) numbers.get(0).value();
        int b = (int) numbers.get(1).value();
        if (numbers.size() == 2) {
            return yearAnd(numbers, b);
        }
        int c = (int) numbers.get(2).value();
        if (first.length() > 2 && marks.contains("w")) {
            return week(a, b, c);
        }
        if (first.length() > 2) {
            return date(a, b, c);
        }
        return threeNumbers(numbers, a, b, c, marks);
    }

    private static Optional<LocalDate> yearAnd(List<Token> numbers, int second) {
        String first = numbers.get(0).text();
        int length = numbers.get(1).text().length();
        if (length == 4 && first.length() <= 2) {
            return date(second, (int) numbers.get(0).value(), 1);
        }
        return length == 3
                ? ordinal(year(first), numbers.get(1).text())
                        .map(i -> LocalDate.ofInstant(i, ZoneOffset.UTC))
                : date(year(first), second, 1);
    }

    private static Optional<LocalDate> week(int year, int week, int day) {
        LocalDate fourth = LocalDate.of(year, 1, 4);
        LocalDate monday = fourth.minusDays(fourth.getDayOfWeek().getValue() - 1L);
        return Optional.of(monday.plusWeeks(week - 1L).plusDays(day - 1L));
    }

    /** Dots and, with a full year at the end, hyphens put the day first; slashes are American. */
    private static Optional<LocalDate> threeNumbers(
            List<Token> numbers, int a, int b, int c, String marks) {
        boolean isYearLast = numbers.get(2).text().length() == 4;
        if (!isYearLast && marks.contains("-")) {
            return date(year(numbers.get(0).text()), b, c);
        }
        int year = isYearLast ? c : year(numbers.get(2).text());
        boolean isDayFirst = a > MONTHS || (!marks.contains("/") && b <= MONTHS);
        return isDayFirst ? date(year, b, a) : date(year, a, b);
    }
}
