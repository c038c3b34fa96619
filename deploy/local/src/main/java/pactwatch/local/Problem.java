package pactwatch.local;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** Why Pactwatch cannot start or go on, in a sentence that says what to do. */
final class Problem extends Exception {

    private static final long serialVersionUID = 1L;

    Problem(String message) {
        super(message);
    }

    /** Asking again does not help when the brokers do not know us, or we do not trust them. */
    static void throwIfRefused(KafkaException e) throws Problem {
        if (e instanceof AuthenticationException || e instanceof AuthorizationException) {
            throw new Problem(
                    "The brokers and we refuse each other; look at the file of --kafka-config: "
                            + e.getMessage());
        }
    }
}
