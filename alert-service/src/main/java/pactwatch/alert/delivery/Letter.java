package pactwatch.alert.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.message.MessageText;

/** A message ready to be sent. */
public sealed interface Letter {

    /**
     * To a webhook.
     *
     * @param secrets that sign it, newest first; two while a secret is changed over
     * @param id the same for every attempt
     * @param at time of the attempt, part of the signature
     */
    record Hook(URI url, List<String> secrets, String id, Instant at, String body)
            implements Letter {
        public Hook {
            secrets = List.copyOf(secrets);
        }
    }

    /**
     * To a mailbox.
     *
     * @param id the same for every attempt
     * @param thread id of the first message of its thread; its own id if it is the first
     * @param stop ends the subscription with one click (RFC 8058)
     */
    record Mail(
            String address,
            String id,
            String thread,
            Instant at,
            MessageText text,
            @Nullable URI stop)
            implements Letter {}
}
