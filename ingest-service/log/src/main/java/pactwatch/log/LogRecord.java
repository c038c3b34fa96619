package pactwatch.log;

/**
 * One event as it stands in the log.
 *
 * @param trail what led to it
 */
public record LogRecord<E>(
        String topic, int partition, long offset, String key, Envelope<E> envelope, Trail trail) {

    /** An event of which nobody noted what led to it. */
    public LogRecord(String topic, int partition, long offset, String key, Envelope<E> envelope) {
        this(topic, partition, offset, key, envelope, Trail.NONE);
    }

    public E event() {
        return envelope.event();
    }
}
