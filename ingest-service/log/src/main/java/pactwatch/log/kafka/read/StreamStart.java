package pactwatch.log.kafka.read;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where the stream of a topic begins. */
public sealed interface StreamStart {

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
