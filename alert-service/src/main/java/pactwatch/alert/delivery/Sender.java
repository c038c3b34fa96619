package pactwatch.alert.delivery;

import java.net.URI;
import java.time.Instant;

/** Sends a message once. */
public interface Sender {

    /**
     * A message ready to be sent.
     *
     * @param id the same for every attempt
     * @param at time of the attempt, part of the signature
     */
    record Letter(URI url, String secret, String id, Instant at, String body) {}

    /** Sends it and waits for the answer, bounded in time and size; never throws for a receiver. */
    SendOutcome send(Letter letter);
}
