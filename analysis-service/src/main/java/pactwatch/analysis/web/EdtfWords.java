package pactwatch.analysis.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** EDTF dates (ISO 8601-2, level 1) in plain English. */
final class EdtfWords {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private EdtfWords() {}

    /** Such as "22 February 2024", "about 2005", "1990s"; what it cannot read is given as is. */
    static String of(String edtf) {
        int slash = edtf.indexOf('/');
        if (slash > 0) {
            return of(edtf.substring(0, slash)) + " to " + of(edtf.substring(slash + 1));
        }
        if (edtf.isEmpty() || edtf.equals("..")) {
            return "open";
        }
        return switch (edtf.charAt(edtf.length() - 1)) {
            case '~' -> "about " + of(edtf.substring(0, edtf.length() - 1));
            case '?' -> "possibly " + of(edtf.substring(0, edtf.length() - 1));
            case '%' -> "possibly about " + of(edtf.substring(0, edtf.length() - 1));
            default -> plain(edtf);
        };
    }

    private static String plain(String edtf) {
        try {
            return switch (edtf.length()) {
                case 10 -> DAY.format(LocalDate.parse(edtf));
                case 7 -> MONTH.format(YearMonth.parse(edtf));
                case 4 -> edtf.endsWith("X") ? edtf.substring(0, 3).replace('X', '0') + "0s" : edtf;
                default -> edtf;
            };
        } catch (DateTimeException _) {
            return edtf.endsWith("-XX") ? plain(edtf.substring(0, edtf.length() - 3)) : edtf;
        }
    }

    /** With the preposition that a sentence needs: "on 22 February 2024", "in 2012". */
    static String when(String edtf) {
        if (edtf.matches("[^/]+[?%]")) {
            return "possibly " + when(edtf.substring(0, edtf.length() - 1));
        }
        String words = of(edtf);
        boolean isDay = edtf.length() == 10 && Character.isDigit(edtf.charAt(9));
        return (isDay ? "on " : "in ") + words;
    }
}
