package pactwatch.log;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event with its CloudEvents 1.0 attributes.
 *
 * @param id identifies the event; made from content, so that repeating a step repeats the id
 * @param type stable wire name such as {@code pactwatch.article.published.v1}
 * @param source which service and step wrote it, such as {@code /ingest/articles}
 * @param subject what it is about: the id of the article, feed, member, subscription
 * @param time when it happened in the world
 * @param recordedTime when it was written to the log
 * @param causationId id of the event that led to it, if one did
 * @param sequence ordinal of the event among those of its subject, from 1
 * @param event the payload
 */
public record Envelope<E>(
        String id,
        String type,
        URI source,
        String subject,
        Instant time,
        Instant recordedTime,
        @Nullable String causationId,
        long sequence,
        E event) {

    public Envelope {
        if (id.isBlank() || type.isBlank() || subject.isBlank()) {
            throw new IllegalArgumentException(
                    "An envelope's id, type and subject are never blank");
        }
        if (sequence < 1) {
            throw new IllegalArgumentException("A sequence counts from 1, not " + sequence);
        }
    }

    /** The same attributes around another payload, or around the same one seen as another type. */
    public <T> Envelope<T> with(T payload) {
        return new Envelope<>(
                id, type, source, subject, time, recordedTime, causationId, sequence, payload);
    }
}
