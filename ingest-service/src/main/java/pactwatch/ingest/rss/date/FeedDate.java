package pactwatch.ingest.rss.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Dates as feeds write them: RFC 822 and ISO 8601 at once, and whatever else names a year, a month
 * and a day, in the months of many languages. A time without a zone is UTC.
 */
public final class FeedDate {

    private static final int LENGTH_MAX = 100;
    private static final int YEAR_MIN = 1970;
    private static final int YEAR_MAX = 2100;

    private FeedDate() {}

    /** The instant that a text names; empty if it names none that can be a date of news. */
    public static Optional<Instant> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            Optional<LocalDateTime> exact = isoUtc(trimmed);
            return (exact.isPresent()
                            ? exact.map(t -> t.toInstant(ZoneOffset.UTC))
                            : DateReader.read(trimmed))
                    .filter(FeedDate::isLikely);
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** {@code 2024-02-22T10:00:00Z}, the one form that is common enough for a way of its own. */
    private static Optional<LocalDateTime> isoUtc(String text) {
        if (text.length() != "2024-02-22T10:00:00Z".length()
                || text.charAt(4) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(19) != 'Z') {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text.substring(0, 19)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isLikely(Instant instant) {
        int year = LocalDate.ofInstant(instant, ZoneOffset.UTC).getYear();
        return year >= YEAR_MIN && year <= YEAR_MAX;
    }
}
