package pactwatch.analysis.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild is, said when it got on, and now and then so that one sees that it is alive.
 */
final class ProgressLines {

    static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private @Nullable String last;
    private Instant said = Instant.MIN;

    /** The line to print now; empty if there is nothing new to say. */
    Optional<String> next(JsonNode replay, Instant now) {
        return next(progress(replay), eta(replay), now);
    }

    /** The line that says that nobody answers; once while that lasts. */
    Optional<String> silent(Instant now) {
        return next("no answer; asking again", "", now);
    }

    private Optional<String> next(String line, String end, Instant now) {
        if (line.equals(last) && now.isBefore(said.plus(HEARTBEAT))) {
            return Optional.empty();
        }
        last = line;
        said = now;
        return Optional.of(line + end);
    }

    private static String progress(JsonNode replay) {
        long read = replay.path("read").asLong();
        long of = replay.path("of").asLong();
        return read >= of
                ? "all %d articles read, working out what they come to".formatted(of)
                : "%d of %d articles".formatted(read, of);
    }

    private static String eta(JsonNode replay) {
        String eta = replay.path("eta").asText("");
        if (replay.path("read").asLong() >= replay.path("of").asLong()) {
            return "";
        }
        try {
            return ", ready about " + Instant.parse(eta).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeParseException _) {
            return "";
        }
    }
}
