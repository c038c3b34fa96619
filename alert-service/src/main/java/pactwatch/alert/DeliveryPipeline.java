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
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.Message;
import pactwatch.alert.alert.NoteMessage;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.delivery.DeliveryQueue.Delivery;
import pactwatch.alert.delivery.DeliveryQueue.Route;
import pactwatch.alert.delivery.DeliveryRule;
import pactwatch.alert.delivery.Letter;
import pactwatch.alert.delivery.RetrySchedule;
import pactwatch.alert.delivery.SendOutcome;
import pactwatch.alert.delivery.Sender;
import pactwatch.alert.subscription.Channel;
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

    /** What sends messages of each kind. */
    public record Senders(Sender<Letter.Hook> hooks, Sender<Letter.Mail> mails) {}

    /** Receiver of all mail: the one mail server. */
    private static final String MAIL = "mail";

    private final SubscriptionBook subscriptions;
    private final Composer composer;
    private final Senders senders;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** Subscriptions that are being paused, with the sequence of the pause that follows. */
    private final Map<String, Long> pausing = new ConcurrentHashMap<>();

    private final Map<String, Instant> lastDelivered = new ConcurrentHashMap<>();

    public DeliveryPipeline(
            SubscriptionBook subscriptions,
            Composer composer,
            Senders senders,
            InstantSource clock,
            RandomGenerator random) {
        this.subscriptions = subscriptions;
        this.composer = composer;
        this.senders = senders;
        this.clock = clock;
        this.random = random;
    }

    /** Takes in a delivery event that is in the log already. */
    public void remember(DeliveryEvent event) {
        if (event instanceof DeliveryEvent.Delivered(var attempt)) {
            lastDelivered.merge(attempt.subscription(), attempt.at(), DeliveryPipeline::later);
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    /** Where a message goes now. */
    public Route route(Message message) {
        Optional<Subscription> found = subscriptions.find(message.subscription());
        return found.isEmpty() ? new Route.Closed() : route(message, found.get());
    }

    private Route route(Message message, Subscription subscription) {
        long pausedAt = pausing.getOrDefault(subscription.id(), 0L);
        boolean isPaused = subscription.isPaused() || pausedAt > subscription.sequence();
        boolean waits = subscription.isQuiet(clock.instant()) && !isAskedFor(message);
        if (isPaused || waits) {
            return new Route.Held();
        }
        return switch (subscription.channel()) {
            case Channel.Webhook webhook -> new Route.Open(webhook.receiver());
            case Channel.Email _ -> new Route.Open(MAIL);
            case Channel.Stream(), Channel.Atom() -> new Route.Closed();
        };
    }

    /** Whether somebody waits for it now, so that no quiet hours hold it. */
    private static boolean isAskedFor(Message message) {
        return message instanceof NoteMessage note
                && (note.note().purpose() == AlertEvent.Purpose.TEST
                        || note.note().purpose() == AlertEvent.Purpose.CONFIRMATION);
    }

    /** Makes the attempt; blocks until its outcome is known. */
    public Outcome attempt(Delivery delivery) {
        Message message = delivery.message();
        Instant started = clock.instant();
        SendOutcome sent = send(message, started);
        DeliveryEvent event =
                DeliveryRule.judge(
                        message, delivery.attempts() + 1, sent, started, clock.instant(), random);
        remember(event);
        return new Outcome(delivery, event, record(delivery, event));
    }

    private SendOutcome send(Message message, Instant at) {
        Optional<Letter> letter;
        try {
            letter = compose(message, at);
        } catch (IllegalStateException e) {
            return new SendOutcome.Failed(null, e.getMessage() + ".", null);
        }
        return letter.map(l ->
                        switch (l) {
                            case Letter.Hook hook -> senders.hooks().send(hook);
                            case Letter.Mail mail -> senders.mails().send(mail);
                        })
                .orElseGet(() ->
                        new SendOutcome.Failed(null, "The subscription has no address now.", null));
    }

    private Optional<Letter> compose(Message message, Instant at) {
        return subscriptions
                .find(message.subscription())
                .map(Subscription::channel)
                .flatMap(c ->
                        switch (c) {
                            case Channel.Webhook webhook ->
                                    Optional.of(composer.hook(message, webhook, at));
                            case Channel.Email email ->
                                    Optional.of(composer.mail(message, email, at));
                            case Channel.Stream(), Channel.Atom() -> Optional.empty();
                        });
    }

    private List<Append<?>> record(Delivery delivery, DeliveryEvent event) {
        Message message = delivery.message();
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
        pauseReason(event).ifPresent(r -> pause(message, r, now, appends));
        return List.copyOf(appends);
    }

    /** Why the subscription is to be paused now, if it is. */
    private Optional<String> pauseReason(DeliveryEvent event) {
        return switch (event) {
            case DeliveryEvent.Refused(var attempt) -> Optional.of(attempt.detail());
            case DeliveryEvent.GaveUp(var attempt) ->
                    hasDeliveredSince(attempt)
                            ? Optional.empty()
                            : Optional.of(
                                    "The receiver took nothing in more than three days. "
                                            + attempt.detail());
            case DeliveryEvent.Attempted _,
                    DeliveryEvent.Delivered _,
                    DeliveryEvent.Redelivered _ ->
                    Optional.empty();
        };
    }

    private boolean hasDeliveredSince(DeliveryEvent.Attempt last) {
        return lastDelivered
                .getOrDefault(last.subscription(), Instant.MIN)
                .isAfter(last.at().minus(RetrySchedule.WINDOW_MIN));
    }

    private void pause(Message message, String reason, Instant now, List<Append<?>> appends) {
        String id = message.subscription();
        Optional<Subscription> subscription = subscriptions.find(id);
        long sequence = subscriptions.sequenceOf(id) + 1;
        if (subscription.isEmpty() || pausing.getOrDefault(id, 0L) >= sequence) {
            return;
        }
        pausing.put(id, sequence);
        appends.add(
                Append.of(
                        SubscriptionEvent.TOPIC,
                        id,
                        SOURCE,
                        id,
                        sequence,
                        now,
                        now,
                        message.eventId(),
                        new SubscriptionEvent.Paused(SubscriptionEvent.Actor.SERVICE, reason)));
        appends.addAll(
                NoteDesk.ofPause(subscription.get(), sequence, reason, subscriptions.all()).stream()
                        .map(n -> NoteDesk.append(n, SOURCE, now, message.eventId()))
                        .toList());
    }
}
