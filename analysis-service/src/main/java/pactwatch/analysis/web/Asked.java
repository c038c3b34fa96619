package pactwatch.analysis.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.board.AsOf;

/**
 * The times that a page is asked for, as its address gives them.
 *
 * @param knownAt as written; absent for the present
 * @param validAt as written; absent if the same
 */
record Asked(AsOf asOf, @Nullable String knownAt, @Nullable String validAt) {

    /** What cannot be read as a time. */
    static final class BadTime extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadTime() {
            super("knownAt and validAt take a day, whose end counts, or an instant");
        }
    }

    /**
     * Reads both times.
     *
     * @throws BadTime if one is no time
     */
    static Asked of(@Nullable String validAt, @Nullable String knownAt) {
        return new Asked(
                new AsOf(time(validAt), time(knownAt)), blankToNull(knownAt), blankToNull(validAt));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Instant time(@Nullable String text) {
        String bare = blankToNull(text);
        return bare == null ? null : AsOf.parse(bare).orElseThrow(BadTime::new);
    }

    boolean isPresent() {
        return asOf.isPresent();
    }

    LocalDate knownOn(LocalDate today) {
        return Optional.ofNullable(asOf.knownAt()).map(Asked::day).orElse(today);
    }

    @Nullable LocalDate validOn() {
        Instant valid = asOf.validAt();
        return valid == null ? null : day(valid);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** Both times in words; absent for the present. */
    @Nullable String said() {
        if (isPresent()) {
            return null;
        }
        Instant known = asOf.knownAt();
        Instant valid = asOf.validAt();
        String asKnown = known == null ? "As known at present" : "As known on " + words(known);
        return valid == null ? asKnown + "." : asKnown + ", of what held on " + words(valid) + ".";
    }

    /** The end of a day is told as the day. */
    private static String words(Instant at) {
        boolean isEndOfDay = day(at.plusMillis(1)).isAfter(day(at));
        return isEndOfDay ? Words.day(at) : Words.time(at);
    }

    /** The query that keeps both times, with its question mark; empty for the present. */
    String query() {
        List<String> parts = new ArrayList<>();
        if (knownAt != null) {
            parts.add("knownAt=" + URLEncoder.encode(knownAt, StandardCharsets.UTF_8));
        }
        if (validAt != null) {
            parts.add("validAt=" + URLEncoder.encode(validAt, StandardCharsets.UTF_8));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }
}
