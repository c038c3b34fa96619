package pactwatch.analysis.board;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two times of a read. Without {@code knownAt} it is the present; without {@code validAt} what
 * held when it was known.
 *
 * @param validAt when it held in the world
 * @param knownAt when it was publicly known
 */
public record AsOf(@Nullable Instant validAt, @Nullable Instant knownAt) {

    public static final AsOf PRESENT = new AsOf(null, null);

    private static final int DAY_LENGTH = "2024-02-22".length();

    /**
     * Reads a time: a day such as {@code 2024-02-22}, of which the end counts, or an instant; empty
     * if it is neither.
     */
    public static Optional<Instant> parse(String text) {
        String bare = text.strip();
        try {
            return Optional.of(
                    bare.length() == DAY_LENGTH
                            ? LocalDate.parse(bare)
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                                    .minusMillis(1)
                            : Instant.parse(bare));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    public boolean isPresent() {
        return validAt == null && knownAt == null;
    }

    /** Until when claims count, given the present. */
    public Instant known(Instant now) {
        return knownAt == null ? now : knownAt;
    }

    /** The day on which the status is asked for, given the present. */
    public Instant valid(Instant now) {
        return validAt == null ? known(now) : validAt;
    }
}
