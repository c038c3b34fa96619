package pactwatch.log;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event to be appended to a topic under a key.
 *
 * @param trail what led to it
 */
public record Append<E>(Topic<E> topic, String key, Envelope<E> envelope, Trail trail) {

    /** An event that the work of the moment leads to. */
    public Append(Topic<E> topic, String key, Envelope<E> envelope) {
        this(topic, key, envelope, Trail.present());
    }

    /**
     * An event whose id is made from its type, subject and sequence.
     *
     * @param happened when it happened in the world
     * @param now the time of writing
     */
    public static <E> Append<E> of(
            Topic<E> topic,
            String key,
            URI source,
            String subject,
            long sequence,
            Instant happened,
            Instant now,
            @Nullable String causationId,
            E event) {
        String type = topic.codec().typeOf(event);
        String id = ContentId.of(type, subject, Long.toString(sequence));
        return new Append<>(
                topic,
                key,
                new Envelope<>(
                        id, type, source, subject, happened, now, causationId, sequence, event));
    }
}
