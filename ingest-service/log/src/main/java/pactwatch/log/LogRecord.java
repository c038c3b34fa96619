package pactwatch.log;

/** One event as it stands in the log. */
public record LogRecord<E>(
        String topic, int partition, long offset, String key, Envelope<E> envelope) {

    public E event() {
        return envelope.event();
    }
}
