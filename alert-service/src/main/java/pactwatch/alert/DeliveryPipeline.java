package pactwatch.alert;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.MessageBody;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.delivery.DeliveryQueue.Delivery;
import pactwatch.alert.delivery.DeliveryQueue.Route;
import pactwatch.alert.delivery.DeliveryRule;
import pactwatch.alert.delivery.SendOutcome;
import pactwatch.alert.delivery.Sender;
import pactwatch.alert.subscription.Channel;
import pactwatch.alert.subscription.SecretBox;
import pactwatch.alert.subscription.Subscription;
import pactwatch.alert.subscription.SubscriptionBook;
import pactwatch.alert.subscription.SubscriptionEvent;
import pactwatch.log.Append;

/**
 * One attempt of one message: route → compose → send → judge → record. Safe for many threads; the
 * waiting and the order are the queue's.
 */
public final class DeliveryPipeline {

    private static final URI SOURCE = URI.create("/alert/deliveries");

    /** An attempt and what is to be recorded of it. */
    public record Outcome(Delivery delivery, DeliveryEvent event, List<Append<?>> appends) {}

    private final SubscriptionBook subscriptions;
    private final SecretBox secrets;
    private final Sender sender;
    private final MessageBody.Setting setting;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** Subscriptions whose receiver answered 410, with the sequence of the pause that follows. */
    private final Map<String, Long> pausing = new ConcurrentHashMap<>();

    public DeliveryPipeline(
            SubscriptionBook subscriptions,
            SecretBox secrets,
            Sender sender,
            MessageBody.Setting setting,
            InstantSource clock,
            RandomGenerator random) {
        this.subscriptions = subscriptions;
        this.secrets = secrets;
        this.sender = sender;
        this.setting = setting;
        this.clock = clock;
        this.random = random;
    }

    /** Where the messages of a subscription go now. */
    public Route route(String id) {
        Optional<Subscription> found = subscriptions.find(id);
        if (found.isEmpty()) {
            return new Route.Closed();
        }
        boolean isPausing = pausing.getOrDefault(id, 0L) > found.get().sequence();
        if (found.get().isPaused() || isPausing) {
            return new Route.Held();
        }
        return switch (found.get().channel()) {
            case Channel.Webhook webhook -> new Route.Open(webhook.receiver());
            case Channel.Stream() -> new Route.Closed();
        };
    }

    /** Makes the attempt; blocks until its outcome is known. */
    public Outcome attempt(Delivery delivery) {
        AlertMessage message = delivery.message();
        Instant started = clock.instant();
        SendOutcome sent = send(message, started);
        DeliveryEvent event =
                DeliveryRule.judge(
                        message, delivery.attempts() + 1, sent, started, clock.instant(), random);
        return new Outcome(delivery, event, record(delivery, event));
    }

    private SendOutcome send(AlertMessage message, Instant at) {
        Optional<Subscription> found = subscriptions.find(message.subscription());
        if (found.isEmpty()
                || !(found.get().channel() instanceof Channel.Webhook(URI url, String sealed))) {
            return new SendOutcome.Failed(null, "The subscription has no webhook now.", null);
        }
        String secret;
        try {
            secret = secrets.open(message.subscription(), sealed);
        } catch (IllegalStateException e) {
            return new SendOutcome.Failed(null, e.getMessage() + ".", null);
        }
        String body = MessageBody.json(message, setting);
        return sender.send(new Sender.Letter(url, secret, message.id(), at, body));
    }

    private List<Append<?>> record(Delivery delivery, DeliveryEvent event) {
        AlertMessage message = delivery.message();
        Instant now = clock.instant();
        List<Append<?>> appends = new ArrayList<>();
        appends.add(
                Append.of(
                        DeliveryEvent.TOPIC,
                        message.subscription(),
                        SOURCE,
                        message.id(),
                        delivery.events() + 1,
                        event.attempt().at(),
                        now,
                        message.eventId(),
                        event));
        if (event instanceof DeliveryEvent.Refused) {
            appends.add(pause(message, now));
        }
        return List.copyOf(appends);
    }

    private Append<SubscriptionEvent> pause(AlertMessage message, Instant now) {
        String id = message.subscription();
        long sequence = subscriptions.sequenceOf(id) + 1;
        pausing.put(id, sequence);
        return Append.of(
                SubscriptionEvent.TOPIC,
                id,
                SOURCE,
                id,
                sequence,
                now,
                now,
                message.eventId(),
                new SubscriptionEvent.Paused(
                        SubscriptionEvent.Actor.SERVICE,
                        "The receiver answered 410: it wants no more messages."));
    }
}
