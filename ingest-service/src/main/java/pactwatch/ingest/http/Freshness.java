package pactwatch.ingest.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MessageHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Waits that a server states: Retry-After (RFC 9110 §10.2.3), Cache-Control and Expires (RFC 9111
 * §4.2.1).
 */
final class Freshness {

    private static final Pattern MAX_AGE =
            Pattern.compile("(?i)(?:^|[\\s,])max-age\\s*=\\s*\"?(\\d{1,10})");
    private static final Pattern NOT_KEPT =
            Pattern.compile("(?i)(?:^|[\\s,])no-(?:cache|store)\\b(?!\\s*=)");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,10}");

    private Freshness() {}

    /** Seconds or a date; nothing if it is neither or lies in the past. */
    static @Nullable Duration retryAfter(MessageHeaders answer, Instant now) {
        String text = header(answer, "Retry-After");
        if (text == null) {
            return null;
        }
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        Instant date = date(text);
        return date != null && date.isAfter(now) ? Duration.between(now, date) : null;
    }

    /**
     * How long an answer stays fresh from now on: max-age less its age; else Expires less the
     * answer's own date. Nothing if it does not say; zero if it is not to be kept.
     */
    static @Nullable Duration freshFor(MessageHeaders answer, Instant now) {
        String control = header(answer, "Cache-Control");
        if (control != null) {
            Matcher matcher = MAX_AGE.matcher(control);
            if (matcher.find()) {
                return notNegative(Long.parseLong(matcher.group(1)) - age(answer));
            }
            if (NOT_KEPT.matcher(control).find()) {
                return Duration.ZERO;
            }
        }
        Instant expires = date(header(answer, "Expires"));
        if (expires == null) {
            return null;
        }
        Instant sent = date(header(answer, "Date"));
        Instant from = sent == null ? now : sent;
        return notNegative(Duration.between(from, expires).toSeconds() - age(answer));
    }

    /** The longer of two waits, either of which may be unsaid. */
    static @Nullable Duration longer(@Nullable Duration a, @Nullable Duration b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) > 0 ? a : b;
    }

    private static long age(MessageHeaders answer) {
        String age = header(answer, "Age");
        return age != null && SECONDS.matcher(age).matches() ? Long.parseLong(age) : 0;
    }

    private static Duration notNegative(long seconds) {
        return Duration.ofSeconds(Math.max(0, seconds));
    }

    private static @Nullable Instant date(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String header(MessageHeaders answer, String name) {
        Header header = answer.getFirstHeader(name);
        return header == null || header.getValue() == null ? null : header.getValue().strip();
    }
}
