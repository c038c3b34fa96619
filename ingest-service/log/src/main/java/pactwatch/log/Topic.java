package pactwatch.log;

/** A topic of the log and the codec of its events. */
public record Topic<E>(String name, EventCodec<E> codec) {

    public Topic {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A topic's name is never blank");
        }
    }
}
