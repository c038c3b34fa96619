package pactwatch.analysis.kafka;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * How far the statuses of a partition have been told.
 *
 * @param generation whose claims they rest on
 * @param next offset of the first claim event that they do not rest on
 * @param since when that generation became live
 */
record StatusPlace(String generation, long next, Instant since) {

    private static final String SEPARATOR = ";";

    StatusPlace at(long offset) {
        return new StatusPlace(generation, offset, since);
    }

    /** As it is noted with a commit. */
    String note() {
        return String.join(SEPARATOR, generation, Long.toString(next), since.toString());
    }

    /** Reads a note; empty if it is none. */
    static Optional<StatusPlace> parse(String note) {
        String[] parts = note.split(SEPARATOR, -1);
        try {
            return parts.length == 3
                    ? Optional.of(
                            new StatusPlace(
                                    parts[0], Long.parseLong(parts[1]), Instant.parse(parts[2])))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
