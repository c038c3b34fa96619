package pactwatch.alert.delivery;

/**
 * Sends messages of one kind.
 *
 * @param <L> what it sends
 */
@FunctionalInterface
public interface Sender<L extends Letter> {

    /** Sends it and waits for the answer, bounded in time and size; never throws for a receiver. */
    SendOutcome send(L letter);
}
