package pactwatch.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.Message;

/** Decides what an attempt means for the message. Pure. */
public final class DeliveryRule {

    private DeliveryRule() {}

    /**
     * The event of an attempt.
     *
     * @param attempt counts from 1
     * @param started when it began
     * @param ended when its outcome was known
     */
    public static DeliveryEvent judge(
            Message message,
            int attempt,
            SendOutcome outcome,
            Instant started,
            Instant ended,
            RandomGenerator random) {
        Try made = new Try(message, attempt, started, Duration.between(started, ended));
        return switch (outcome) {
            case SendOutcome.Accepted(int status) ->
                    new DeliveryEvent.Delivered(made.told(status, "The receiver took it."));
            case SendOutcome.Gone(int status, String detail) ->
                    new DeliveryEvent.Refused(made.told(status, detail));
            case SendOutcome.Failed(Integer status, String detail, Duration retryAfter) -> {
                Optional<Duration> wait = RetrySchedule.waitAfter(attempt, retryAfter, random);
                DeliveryEvent.Attempt told = made.told(status, detail);
                yield wait.isPresent()
                        ? new DeliveryEvent.Attempted(told, ended.plus(wait.get()))
                        : new DeliveryEvent.GaveUp(told);
            }
        };
    }

    private record Try(Message message, int attempt, Instant started, Duration took) {
        DeliveryEvent.Attempt told(@Nullable Integer status, String detail) {
            return new DeliveryEvent.Attempt(
                    message.id(),
                    message.subscription(),
                    message.sequence(),
                    attempt,
                    started,
                    status,
                    detail,
                    took.toMillis());
        }
    }
}
