package pactwatch.log.kafka.read;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where the stream of a topic begins. */
public sealed interface StreamStart {

    /**
     * Reads {@code start}, {@code offset:17} or {@code time:2024-02-22T00:00:00Z}.
     *
     * @throws IllegalArgumentException with a sentence that says what is allowed
     */
    static StreamStart parse(String text) {
        try {
            if (text.equals("start")) {
                return new Beginning();
            }
            if (text.startsWith("offset:")) {
                return new Offset(Long.parseLong(text.substring("offset:".length())));
            }
            if (text.startsWith("time:")) {
                return new Time(Instant.parse(text.substring("time:".length())));
            }
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException(ALLOWED, e);
        }
        throw new IllegalArgumentException(ALLOWED);
    }

    /** What {@link #parse} reads, for people. */
    String ALLOWED =
            "allowed are start, offset:N and time:<instant>, such as time:2024-02-22T00:00:00Z";

    record Beginning() implements StreamStart {}

    /** The same offset in every partition. */
    record Offset(long offset) implements StreamStart {
        public Offset {
            if (offset < 0) {
                throw new IllegalArgumentException("An offset is never negative");
            }
        }
    }

    /** The first records that were recorded at this time or later. */
    record Time(Instant time) implements StreamStart {}

    /** After the given positions; a partition that is not named begins at its start. */
    record After(Map<Integer, Long> nextOffsets) implements StreamStart {

        public After {
            nextOffsets = Map.copyOf(nextOffsets);
        }

        /**
         * Reads an event id as {@link #asEventId} wrote it, such as {@code 0-17.3-5}.
         *
         * @throws IllegalArgumentException if the text is no such id
         */
        public static After parse(String eventId) {
            return new After(
                    Arrays.stream(eventId.split("\\."))
                            .map(part -> part.split("-", 2))
                            .collect(
                                    Collectors.toMap(p -> Integer.valueOf(p[0]), After::offsetOf)));
        }

        private static Long offsetOf(String[] part) {
            if (part.length < 2) {
                throw new IllegalArgumentException("Expected <partition>-<offset>");
            }
            return Long.valueOf(part[1]);
        }

        /** The positions as the id of a server-sent event, from which a client can resume. */
        public String asEventId() {
            return new TreeMap<>(nextOffsets)
                    .entrySet().stream()
                            .map(e -> e.getKey() + "-" + e.getValue())
                            .collect(Collectors.joining("."));
        }
    }
}
