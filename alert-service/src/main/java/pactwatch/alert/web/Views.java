package pactwatch.alert.web;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.MessageBody;
import pactwatch.alert.alert.Notice;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.subscription.Channel;
import pactwatch.alert.subscription.Filter;
import pactwatch.alert.subscription.Subscription;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;

/** What the pages show, in words. */
final class Views {

    private Views() {}

    /** One choice of a form. */
    public record Choice(String value, String label, boolean picked) {}

    /** The choices of the form. */
    public record Form(List<Choice> members, List<Choice> kinds, List<Choice> stages) {
        static Form blank(List<String> members) {
            return new Form(
                    members.stream().map(m -> new Choice(m, Words.member(m), false)).toList(),
                    Stream.of(Kind.values()).map(Form::kind).toList(),
                    Stream.of(Stage.REPORTED, Stage.CORROBORATED, Stage.ESTABLISHED)
                            .map(s -> new Choice(s.name(), Words.stageChoice(s), false))
                            .toList());
        }

        private static Choice kind(Kind kind) {
            boolean isPicked =
                    Filter.DEFAULT_KINDS.contains(kind) || kind == Kind.ASSISTANCE_REQUEST;
            return new Choice(kind.name(), Words.kind(kind), isPicked);
        }
    }

    /**
     * A subscription and how its deliveries fare.
     *
     * @param url of a webhook
     */
    public record One(
            String id,
            String watch,
            String state,
            boolean paused,
            @Nullable String pauseReason,
            @Nullable URI url,
            String created,
            String health) {
        static One of(Subscription subscription, List<DeliveryEvent> deliveries) {
            return new One(
                    subscription.id(),
                    Words.watch(subscription),
                    Words.state(subscription),
                    subscription.isPaused(),
                    subscription.pauseReason(),
                    subscription.channel() instanceof Channel.Webhook(URI url, _) ? url : null,
                    Words.time(subscription.created()),
                    health(subscription, deliveries));
        }

        private static String health(Subscription subscription, List<DeliveryEvent> deliveries) {
            if (subscription.channel() instanceof Channel.Stream) {
                return "Live stream; nothing is sent.";
            }
            if (deliveries.isEmpty()) {
                return "Nothing sent yet.";
            }
            DeliveryEvent last = deliveries.getFirst();
            return Words.outcome(last) + ", " + Words.time(last.attempt().at()) + ".";
        }
    }

    /** One line of the delivery log. */
    public record Delivery(
            String time,
            long sequence,
            int attempt,
            String outcome,
            String detail,
            long tookMillis,
            @Nullable String next) {
        static Delivery of(DeliveryEvent event) {
            DeliveryEvent.Attempt attempt = event.attempt();
            return new Delivery(
                    Words.time(attempt.at()),
                    attempt.sequence(),
                    attempt.attempt(),
                    Words.outcome(event),
                    attempt.detail(),
                    attempt.tookMillis(),
                    event instanceof DeliveryEvent.Attempted(_, var next)
                            ? Words.time(next)
                            : null);
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
            String assertion,
            String stage,
            String grade,
            String gradeCode,
            boolean contested,
            String sentence,
            boolean exercise,
            int origins,
            int articles,
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
                    Words.assertion(notice.assertion()),
                    Words.stage(notice.stage()),
                    Words.grade(notice.grade()),
                    notice.grade().code(),
                    notice.contested(),
                    notice.sentence(),
                    setting.isExercise(),
                    notice.origins(),
                    notice.articles(),
                    notice.quotes().stream().limit(1).map(Quote::of).toList(),
                    message.sequence(),
                    notice.subscription());
        }
    }
}
