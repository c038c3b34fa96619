package pactwatch.ingest.web;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times, spans and sizes as people read them. */
final class Words {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final int KILO = 1_024;
    private static final int DAYS_FROM_HOURS = 48;

    private Words() {}

    static String time(@Nullable Instant time) {
        return time == null ? "never" : TIME.format(time);
    }

    static String duration(Duration span) {
        if (span.toHours() >= DAYS_FROM_HOURS) {
            return span.toDays() + " days";
        }
        if (span.toMinutes() >= 120) {
            return span.toHours() + " hours";
        }
        return span.toSeconds() >= 120 ? span.toMinutes() + " minutes" : span.toSeconds() + " s";
    }

    static String bytes(long bytes) {
        if (bytes < KILO) {
            return bytes + " bytes";
        }
        return bytes < (long) KILO * KILO
                ? "%d KiB".formatted(bytes / KILO)
                : String.format(Locale.ENGLISH, "%.1f MiB", (double) bytes / KILO / KILO);
    }

    static String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
