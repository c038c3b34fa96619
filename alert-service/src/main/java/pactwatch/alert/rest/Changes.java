package pactwatch.alert.rest;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.desk.Draft;
import pactwatch.alert.desk.SubscriptionDesk;

/** Answers changes of a subscription. */
final class Changes {

    private Changes() {}

    /**
     * Makes a change and answers.
     *
     * @param ifMatch the sequence that is expected, if any
     */
    static Response of(
            String id,
            @Nullable String ifMatch,
            Function<OptionalLong, SubscriptionDesk.Result> change) {
        Optional<OptionalLong> expected = sequence(ifMatch);
        if (expected.isEmpty()) {
            return Problem.ofFaults(
                    List.of(new Draft.Fault("If-Match", "The ETag of the subscription, or *")));
        }
        return switch (change.apply(expected.get())) {
            case SubscriptionDesk.Result.Done(long sequence, String secret) ->
                    Response.ok(new Shapes.Changed(id, sequence, secret))
                            .header("Cache-Control", "no-store")
                            .build();
            case SubscriptionDesk.Result.Accepted(long sequence, String secret) ->
                    Response.accepted(new Shapes.Changed(id, sequence, secret))
                            .header("Cache-Control", "no-store")
                            .build();
            case SubscriptionDesk.Result.Conflict(long sequence) ->
                    Problem.of(
                            409,
                            "Conflict",
                            "The subscription is at sequence %d now.".formatted(sequence));
            case SubscriptionDesk.Result.Refused(String reason) ->
                    Problem.of(422, "Unprocessable content", reason);
            case SubscriptionDesk.Result.Unknown() -> unknown();
        };
    }

    private static Optional<OptionalLong> sequence(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return Optional.of(OptionalLong.empty());
        }
        try {
            return Optional.of(OptionalLong.of(Long.parseLong(ifMatch.replace("\"", ""))));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    static Response unknown() {
        return Problem.of(404, "Not found", "There is no such subscription.");
    }
}
