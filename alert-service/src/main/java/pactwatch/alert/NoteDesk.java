package pactwatch.alert;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertEvent.Noted;
import pactwatch.alert.alert.AlertEvent.Purpose;
import pactwatch.alert.alert.AlertEvent.Sources;
import pactwatch.alert.subscription.Channel;
import pactwatch.alert.subscription.Subscription;
import pactwatch.log.Append;
import pactwatch.log.ContentId;

/** Decides when the service itself has a word for a subscriber. Pure; the same word has one id. */
public final class NoteDesk {

    /** A heartbeat comes after this time of the subscriber's day. */
    static final LocalTime HEARTBEAT_AFTER = LocalTime.of(8, 0);

    private static final Duration SILENCE_TOLD_MAX = Duration.ofDays(1);
    private static final int OTHERS_MAX = 5;

    private NoteDesk() {}

    /**
     * What is due for a subscription.
     *
     * @param sources how many sources answered in the last day
     * @param alerts messages of alerts in the last day
     */
    public static List<Noted> due(
            Subscription subscription, Sources sources, int alerts, Instant now) {
        List<Noted> due = new ArrayList<>();
        if (subscription.channel() instanceof Channel.Email(_, String sealed)
                && subscription.isUnconfirmed()) {
            due.add(confirmation(subscription.id(), sealed));
        }
        if (subscription.isActive() && isSent(subscription.channel())) {
            addHeartbeat(due, subscription, sources, alerts, now);
            addSilenceEnded(due, subscription, now);
        }
        return due;
    }

    private static boolean isSent(Channel channel) {
        return switch (channel) {
            case Channel.Webhook _, Channel.Email _ -> true;
            case Channel.Stream(), Channel.Atom() -> false;
        };
    }

    private static Noted confirmation(String subscription, String sealedAddress) {
        return new Noted(
                ContentId.of("confirmation", subscription, sealedAddress),
                subscription,
                Purpose.CONFIRMATION,
                "Somebody asked Pactwatch to send alerts to this address. Nothing is sent until you"
                        + " confirm. If it was not you, do nothing.",
                null);
    }

    private static void addHeartbeat(
            List<Noted> due, Subscription subscription, Sources sources, int alerts, Instant now) {
        ZoneId zone = subscription.preferences().zone();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant at = today.atTime(HEARTBEAT_AFTER).atZone(zone).toInstant();
        if (!subscription.preferences().heartbeat()
                || now.isBefore(at)
                || !subscription.created().isBefore(at)) {
            return;
        }
        String what =
                alerts == 0
                        ? "Nothing happened in the last day"
                        : alerts + " messages in the last day";
        due.add(
                new Noted(
                        ContentId.of("heartbeat", subscription.id(), today.toString()),
                        subscription.id(),
                        Purpose.HEARTBEAT,
                        "%s; %d of %d sources answered."
                                .formatted(what, sources.answered(), sources.of()),
                        sources));
    }

    private static void addSilenceEnded(List<Noted> due, Subscription subscription, Instant now) {
        Instant until = subscription.silencedUntil();
        if (until != null && !now.isBefore(until) && now.isBefore(until.plus(SILENCE_TOLD_MAX))) {
            due.add(
                    new Noted(
                            ContentId.of("silence", subscription.id(), until.toString()),
                            subscription.id(),
                            Purpose.SILENCE_ENDED,
                            "The silence is over; what was raised meanwhile follows.",
                            null));
        }
    }

    /** A test that the owner asked for. */
    public static Noted test(String id, String subscription) {
        return new Noted(id, subscription, Purpose.TEST, "This is a test; nothing happened.", null);
    }

    /** Tells the owner by other channels that the service paused a subscription. */
    static List<Noted> ofPause(
            Subscription paused, long sequence, String reason, Collection<Subscription> all) {
        return all.stream()
                .filter(s -> !s.id().equals(paused.id()) && s.isActive() && isSent(s.channel()))
                .filter(s -> Objects.equals(s.owner(), paused.owner()))
                .filter(s -> !receiver(s.channel()).equals(receiver(paused.channel())))
                .limit(OTHERS_MAX)
                .map(s -> ofPause(s, paused, sequence, reason))
                .toList();
    }

    private static Noted ofPause(
            Subscription told, Subscription paused, long sequence, String reason) {
        return new Noted(
                ContentId.of("paused", paused.id(), Long.toString(sequence), told.id()),
                told.id(),
                Purpose.PAUSED,
                "Your subscription %s was paused; its alerts are kept. %s"
                        .formatted(paused.id(), reason),
                null);
    }

    private static String receiver(Channel channel) {
        return switch (channel) {
            case Channel.Webhook webhook -> webhook.receiver();
            case Channel.Email(String shown, _) -> shown;
            case Channel.Stream(), Channel.Atom() -> "";
        };
    }

    /** A note as an event of the log. */
    public static Append<AlertEvent> append(
            Noted note, URI source, Instant now, @Nullable String causationId) {
        return Append.of(
                AlertEvent.TOPIC,
                note.subscription(),
                source,
                note.id(),
                1,
                now,
                now,
                causationId,
                note);
    }
}
