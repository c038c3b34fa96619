package pactwatch.alert.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.Notice;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.subscription.Channel;
import pactwatch.alert.subscription.Filter;
import pactwatch.alert.subscription.QuietHours;
import pactwatch.alert.subscription.Subscription;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;

/** What the API answers. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Shapes {

    /** The secret is told once. */
    record Created(String id, @Nullable String secret) implements Shapes {}

    /**
     * A change that is recorded.
     *
     * @param secret the new one after a rotation, told once
     */
    record Changed(String id, long sequence, @Nullable String secret) implements Shapes {}

    /** A token of an owner. */
    record Owner(String owner, String token) implements Shapes {}

    record SubscriptionList(List<One> subscriptions) implements Shapes {}

    /** A subscription, without its secret. */
    record One(
            String id,
            long sequence,
            Instant created,
            Subscription.State state,
            @Nullable String pauseReason,
            List<String> members,
            List<Kind> kinds,
            List<Claim.Form> forms,
            Stage leastStage,
            boolean announced,
            Address channel,
            @Nullable Quiet quietHours,
            boolean heartbeat,
            @Nullable Instant silencedUntil,
            @Nullable String owner)
            implements Shapes {
        static One of(Subscription s) {
            Filter f = s.filter();
            return new One(
                    s.id(),
                    s.sequence(),
                    s.created(),
                    s.state(),
                    s.pauseReason(),
                    f.members(),
                    f.kinds(),
                    f.forms(),
                    f.leastStage(),
                    f.announced(),
                    Address.of(s.channel()),
                    Quiet.of(s.preferences().quietHours()),
                    s.preferences().heartbeat(),
                    s.silencedUntil(),
                    s.owner());
        }
    }

    /** Hours of the day in which nothing is sent. */
    record Quiet(LocalTime from, LocalTime to, ZoneId zone) implements Shapes {
        static @Nullable Quiet of(@Nullable QuietHours hours) {
            return hours == null ? null : new Quiet(hours.from(), hours.to(), hours.zone());
        }
    }

    /**
     * Type of a channel.
     *
     * @param url of a webhook
     * @param address of an email, with its middle left out
     * @param formerSecretUntil while a secret is changed over
     */
    record Address(
            String type,
            @Nullable URI url,
            @Nullable String address,
            @Nullable Instant formerSecretUntil)
            implements Shapes {
        static Address of(Channel channel) {
            return switch (channel) {
                case Channel.Webhook webhook ->
                        new Address("webhook", webhook.url(), null, webhook.formerUntil());
                case Channel.Email(String shown, _) -> new Address("email", null, shown, null);
                case Channel.Stream() -> new Address("sse", null, null, null);
                case Channel.Atom() -> new Address("atom", null, null, null);
            };
        }
    }

    record Deliveries(List<Delivery> deliveries) implements Shapes {}

    /**
     * One attempt.
     *
     * @param outcome attempted, delivered, refused, gave-up or redelivered
     * @param next when it is tried again
     */
    record Delivery(
            String outcome,
            String message,
            long sequence,
            int attempt,
            Instant at,
            @Nullable Integer status,
            String detail,
            long tookMillis,
            @Nullable Instant next)
            implements Shapes {
        static Delivery of(DeliveryEvent event) {
            DeliveryEvent.Attempt a = event.attempt();
            return new Delivery(
                    outcome(event),
                    a.message(),
                    a.sequence(),
                    a.attempt(),
                    a.at(),
                    a.status(),
                    a.detail(),
                    a.tookMillis(),
                    event instanceof DeliveryEvent.Attempted(_, Instant next) ? next : null);
        }

        private static String outcome(DeliveryEvent event) {
            return switch (event) {
                case DeliveryEvent.Attempted _ -> "attempted";
                case DeliveryEvent.Delivered _ -> "delivered";
                case DeliveryEvent.Refused _ -> "refused";
                case DeliveryEvent.GaveUp _ -> "gave-up";
                case DeliveryEvent.Redelivered _ -> "redelivered";
            };
        }
    }

    record Alerts(List<Alert> alerts) implements Shapes {}

    /** A message as the log holds it. */
    record Alert(String type, String id, long sequence, Instant recorded, Notice notice)
            implements Shapes {
        static Alert of(AlertMessage message) {
            return new Alert(
                    message.type(),
                    message.id(),
                    message.sequence(),
                    message.recorded(),
                    message.notice());
        }
    }
}
