package pactwatch.alert.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.Notice;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.message.MessageBody;
import pactwatch.alert.message.Words;
import pactwatch.alert.subscription.Channel;
import pactwatch.alert.subscription.Subscription;

/** What the pages show, in words. */
final class Views {

    private Views() {}

    /**
     * A subscription and how its deliveries fare.
     *
     * @param channel in words, with the address
     * @param sent whether messages are sent to it, rather than fetched
     * @param webhook whether it has a secret
     * @param feed address of its Atom feed, which needs no signing in
     * @param waits why messages wait although it is active
     */
    public record One(
            String id,
            String watch,
            String state,
            String badge,
            boolean paused,
            @Nullable String pauseReason,
            String channel,
            boolean sent,
            boolean webhook,
            boolean silenced,
            @Nullable String waits,
            String when,
            @Nullable URI feed,
            String created,
            String health,
            @Nullable String owner) {

        static One of(
                Subscription subscription,
                List<DeliveryEvent> deliveries,
                @Nullable URI feed,
                Instant now) {
            Channel channel = subscription.channel();
            boolean isSent = channel instanceof Channel.Webhook || channel instanceof Channel.Email;
            return new One(
                    subscription.id(),
                    Words.watch(subscription),
                    Words.state(subscription),
                    subscription.isActive() ? "ok" : "warn",
                    subscription.isPaused(),
                    subscription.pauseReason(),
                    Words.channel(channel),
                    isSent,
                    channel instanceof Channel.Webhook,
                    subscription.isSilenced(now),
                    waits(subscription, now),
                    Words.when(subscription.preferences()),
                    feed,
                    Words.time(subscription.created()),
                    health(isSent, deliveries),
                    subscription.owner());
        }

        private static @Nullable String waits(Subscription subscription, Instant now) {
            Instant until = subscription.silencedUntil();
            if (until != null && subscription.isSilenced(now)) {
                return "silent until " + Words.time(until) + "; alerts are kept and sent then";
            }
            return subscription.isQuiet(now)
                    ? "quiet hours now; alerts are kept and sent when they end"
                    : null;
        }

        private static String health(boolean isSent, List<DeliveryEvent> deliveries) {
            if (!isSent) {
                return "Nothing is sent; it is fetched.";
            }
            if (deliveries.isEmpty()) {
                return "Nothing sent yet.";
            }
            DeliveryEvent last = deliveries.getFirst();
            return DeliveryWords.outcome(last) + ", " + Words.time(last.attempt().at()) + ".";
        }
    }

    /** One line of the delivery log. */
    public record Delivery(
            String time,
            String message,
            int attempt,
            String outcome,
            String badge,
            String detail,
            long tookMillis,
            @Nullable String next) {
        static Delivery of(DeliveryEvent event) {
            DeliveryEvent.Attempt attempt = event.attempt();
            return new Delivery(
                    Words.second(attempt.at()),
                    isAlert(attempt) ? Long.toString(attempt.sequence()) : "note",
                    attempt.attempt(),
                    DeliveryWords.outcome(event),
                    DeliveryWords.badge(event),
                    attempt.detail(),
                    attempt.tookMillis(),
                    event instanceof DeliveryEvent.Attempted(_, var next)
                            ? Words.second(next)
                            : null);
        }

        /** The id of an alert's message ends in its revision; that of a note does not. */
        private static boolean isAlert(DeliveryEvent.Attempt attempt) {
            return attempt.message().contains("-");
        }
    }

    /** A quote and where it stands. */
    public record Quote(String quote, @Nullable URI url, String publisher, String published) {
        static Quote of(Notice.Quote quote) {
            URI url = quote.url();
            return new Quote(
                    quote.quote(),
                    isWeb(url) ? url : null,
                    quote.publisherName(),
                    Words.day(quote.published()));
        }

        private static boolean isWeb(@Nullable URI url) {
            return url != null
                    && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
        }
    }

    /** A message as a reader checks it. */
    public record Alert(
            String change,
            String badge,
            String time,
            String member,
            String memberCode,
            String kind,
            String support,
            List<String> changes,
            String sentence,
            boolean exercise,
            List<Quote> quotes,
            long sequence,
            String subscription) {
        static Alert of(AlertMessage message, MessageBody.Setting setting) {
            Notice notice = message.notice();
            return new Alert(
                    Words.change(message),
                    Words.badge(message),
                    Words.time(message.recorded()),
                    Words.member(notice.member()),
                    notice.member(),
                    Words.kind(notice.kind()),
                    Words.support(notice),
                    Words.changes(message),
                    notice.sentence(),
                    setting.isExercise(),
                    notice.quotes().stream().limit(1).map(Quote::of).toList(),
                    message.sequence(),
                    notice.subscription());
        }
    }
}
