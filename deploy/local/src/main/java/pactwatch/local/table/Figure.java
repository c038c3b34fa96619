package pactwatch.local.table;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A figure that stands in a line of a benchmark's output.
 *
 * @param what it is, for people
 * @param line in which it stands; group {@code value}, and {@code limit} if the benchmark measured
 *     something to compare with
 * @param unit of both
 * @param comparedWith what the limit is; null if there is none
 * @param aim a fixed limit, in the unit; null if there is none, or it was measured
 */
record Figure(
        String what,
        Pattern line,
        String unit,
        @Nullable String comparedWith,
        @Nullable Double aim) {

    /** A figure with nothing to compare it with. */
    static Figure of(String what, String line, String unit) {
        return new Figure(what, Pattern.compile(line), unit, null, null);
    }

    /** The same, with what the benchmark measured beside it. */
    Figure beside(String other) {
        return new Figure(what, line, unit, other, null);
    }

    /** The same, with a limit that it is meant to keep. */
    Figure atMost(double limit) {
        return new Figure(
                what, line, unit, String.format(Locale.ROOT, "at most %.0f", limit), limit);
    }

    /** Reads it from what a benchmark printed; empty if it is not there. */
    Optional<Found> in(String output) {
        Matcher found = line.matcher(output);
        if (!found.find()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(found.group("value"));
        return Optional.of(new Found(this, value, limit(found)));
    }

    private @Nullable Double limit(Matcher found) {
        return aim != null || comparedWith == null ? aim : Double.valueOf(found.group("limit"));
    }

    /**
     * A figure that was found.
     *
     * @param limit what it is compared with, in the same unit
     */
    record Found(Figure figure, double value, @Nullable Double limit) {

        /** The value as a part of the limit. */
        @Nullable Double ratio() {
            return limit == null || limit == 0 ? null : value / limit;
        }
    }
}
