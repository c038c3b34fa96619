package pactwatch.analysis.claim;

import java.util.Locale;
import java.util.regex.Pattern;

/** Quotes as the ids of claims have them. */
final class Quotes {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Quotes() {}

    /** A quote in small letters and with single blanks. */
    static String plain(String quote) {
        return BLANKS.matcher(quote.toLowerCase(Locale.ROOT)).replaceAll(" ");
    }
}
