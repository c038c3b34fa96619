package pactwatch.analysis.sentence;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates of EDTF level 1 in plain English. */
public final class DateWords {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private DateWords() {}

    public static String of(LocalDate day) {
        return DAY.format(day);
    }

    /** Such as "22 February 2024", "the 1990s", "about 2005"; other forms as they are. */
    public static String of(String edtf) {
        int slash = edtf.indexOf('/');
        if (slash > 0) {
            return of(edtf.substring(0, slash)) + " to " + of(edtf.substring(slash + 1));
        }
        String bare = edtf.replaceAll("[?~%]$", "").replaceAll("(-XX)+$", "");
        return (edtf.matches(".*[?~%]$") ? "about " : "") + exact(bare);
    }

    private static String exact(String edtf) {
        try {
            return switch (edtf.length()) {
                case 10 -> of(LocalDate.parse(edtf));
                case 7 -> MONTH.format(YearMonth.parse(edtf));
                case 4 -> edtf.endsWith("X") ? "the " + edtf.replace('X', '0') + "s" : edtf;
                default -> edtf;
            };
        } catch (DateTimeException _) {
            return edtf;
        }
    }
}
