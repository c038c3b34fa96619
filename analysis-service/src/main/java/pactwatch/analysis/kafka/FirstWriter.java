package pactwatch.analysis.kafka;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import pactwatch.analysis.Written;
import pactwatch.log.Append;
import pactwatch.log.ContentId;
import pactwatch.log.Envelope;
import pactwatch.log.Topic;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.read.LogView;

/**
 * Writes events that name the sequence that their author expects: of several of one sequence the
 * first in the log counts. Waits a while until its own event was read.
 */
final class FirstWriter<E> {

    private static final Duration OWN_WRITE_MAX = Duration.ofSeconds(2);

    private final Topic<E> topic;
    private final URI source;
    private final LogWriter writer;
    private final LogView view;
    private final InstantSource clock;

    /** Writes to a topic that a view folds. */
    FirstWriter(Topic<E> topic, URI source, LogWriter writer, LogView view, InstantSource clock) {
        this.topic = topic;
        this.source = source;
        this.writer = writer;
        this.view = view;
        this.clock = clock;
    }

    /**
     * Writes an event.
     *
     * @param last tells the id of the event that the fold took in last
     */
    Written append(String key, long sequence, E event, Supplier<String> last) {
        Append<E> append = address(key, sequence, event);
        LogWriter.Position position = writer.append(append);
        if (!view.await(position, OWN_WRITE_MAX)) {
            return Written.PENDING;
        }
        return append.envelope().id().equals(last.get()) ? Written.ACCEPTED : Written.OUTRUN;
    }

    /** The id holds the time, so that two writers of one sequence can be told apart. */
    private Append<E> address(String key, long sequence, E event) {
        Instant now = clock.instant();
        String type = topic.codec().typeOf(event);
        String id =
                ContentId.of(type, key, Long.toString(sequence), now.toString(), event.toString());
        return new Append<>(
                topic, key, new Envelope<>(id, type, source, key, now, now, null, sequence, event));
    }
}
