package pactwatch.alert.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of sending a message once. */
public sealed interface SendOutcome {

    /** The receiver took it. */
    record Accepted(int status) implements SendOutcome {}

    /**
     * The receiver wants no more: a webhook's 410, or a mail server that knows no such address.
     *
     * @param detail one sentence for the owner
     */
    record Gone(int status, String detail) implements SendOutcome {}

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
