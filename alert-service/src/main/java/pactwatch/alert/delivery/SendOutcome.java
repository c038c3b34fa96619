package pactwatch.alert.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of sending a message once. */
public sealed interface SendOutcome {

    /** The receiver answered 2xx. */
    record Accepted(int status) implements SendOutcome {}

    /** The receiver answered 410: it wants no more. */
    record Gone() implements SendOutcome {}

    /**
     * Anything else.
     *
     * @param status of the answer, if there was one
     * @param detail one sentence for the owner; never text of the receiver
     * @param retryAfter what the receiver asked for
     */
    record Failed(@Nullable Integer status, String detail, @Nullable Duration retryAfter)
            implements SendOutcome {}
}
