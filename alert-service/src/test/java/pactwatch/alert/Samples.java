package pactwatch.alert;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.Notice;
import pactwatch.alert.secret.SecretBox;
import pactwatch.alert.subscription.Channel;
import pactwatch.alert.subscription.Filter;
import pactwatch.alert.subscription.SubscriptionEvent;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Grade;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.Append;
import pactwatch.log.Envelope;
import pactwatch.log.LogRecord;

/** Developments, subscriptions and records as tests need them. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-02-03T12:00:00Z");
    public static final URI SOURCE = URI.create("/test");

    private Samples() {}

    /** A development whose parts tests vary. */
    public record Sample(
            String id,
            String member,
            Kind kind,
            @Nullable Stage actual,
            @Nullable Stage announced,
            Instant published,
            Grade grade,
            boolean contested,
            @Nullable String eventDate,
            List<String> evidenceKeys) {

        public static Sample of(String id) {
            return new Sample(
                    id,
                    "AM",
                    Kind.SUSPENSION,
                    Stage.REPORTED,
                    null,
                    NOW.minusSeconds(600),
                    new Grade('B', 3),
                    false,
                    "2026-02-03",
                    List.of(id + "-key"));
        }

        public Sample actual(@Nullable Stage stage) {
            return new Sample(
                    id,
                    member,
                    kind,
                    stage,
                    announced,
                    published,
                    grade,
                    contested,
                    eventDate,
                    evidenceKeys);
        }

        public Sample announced(@Nullable Stage stage) {
            return new Sample(
                    id,
                    member,
                    kind,
                    actual,
                    stage,
                    published,
                    grade,
                    contested,
                    eventDate,
                    evidenceKeys);
        }

        public Sample member(String code) {
            return new Sample(
                    id,
                    code,
                    kind,
                    actual,
                    announced,
                    published,
                    grade,
                    contested,
                    eventDate,
                    evidenceKeys);
        }

        public Sample kind(Kind other) {
            return new Sample(
                    id,
                    member,
                    other,
                    actual,
                    announced,
                    published,
                    grade,
                    contested,
                    eventDate,
                    evidenceKeys);
        }

        public Sample published(Instant at) {
            return new Sample(
                    id,
                    member,
                    kind,
                    actual,
                    announced,
                    at,
                    grade,
                    contested,
                    eventDate,
                    evidenceKeys);
        }

        public Sample contested(boolean isContested) {
            return new Sample(
                    id,
                    member,
                    kind,
                    actual,
                    announced,
                    published,
                    grade,
                    isContested,
                    eventDate,
                    evidenceKeys);
        }

        public Sample evidence(String... keys) {
            return new Sample(
                    id,
                    member,
                    kind,
                    actual,
                    announced,
                    published,
                    grade,
                    contested,
                    eventDate,
                    List.of(keys));
        }

        public Development development() {
            List<Development.StageReached> reached = new ArrayList<>();
            addReached(reached, Assertion.ACTUAL, actual);
            addReached(reached, Assertion.ANNOUNCED, announced);
            return development(reached);
        }

        /** The development, with its stages reached by the given news. */
        @SuppressWarnings("NullAway") // class files lose @Nullable of nested types
        public Development development(List<Development.StageReached> reached) {
            return new Development(
                    id,
                    "CSTO",
                    member,
                    kind,
                    null,
                    actual,
                    announced,
                    reached,
                    grade,
                    contested,
                    Claim.Basis.DECLARED,
                    eventDate,
                    List.of(),
                    "Armenia is said to have suspended its membership.",
                    2,
                    1,
                    List.of(evidence(Assertion.ACTUAL)),
                    evidenceKeys);
        }

        private void addReached(
                List<Development.StageReached> reached,
                Assertion assertion,
                @Nullable Stage stage) {
            for (Stage s : List.of(Stage.REPORTED, Stage.CORROBORATED, Stage.ESTABLISHED)) {
                if (stage != null && stage.isAtLeast(s)) {
                    reached.add(new Development.StageReached(assertion, s, published));
                }
            }
        }

        private Development.Evidence evidence(Assertion assertion) {
            return new Development.Evidence(
                    "claim-" + id,
                    "article-" + id,
                    URI.create("https://news.example/" + id),
                    "news.example",
                    "The Example",
                    "A title",
                    published,
                    assertion,
                    eventDate,
                    true,
                    Claim.Part.TEXT,
                    "we froze our participation",
                    0,
                    26,
                    null);
        }

        public StatusEvent.DevelopmentChanged change() {
            return new StatusEvent.DevelopmentChanged(
                    development(), Status.MEMBER, Status.SUSPENDED, StatusEvent.Cause.EVIDENCE);
        }
    }

    public static Filter filter(Stage leastStage, boolean announced, String... members) {
        return new Filter(
                List.of(members),
                List.copyOf(Filter.DEFAULT_KINDS),
                List.of(Claim.Form.FORCE),
                leastStage,
                announced);
    }

    public static SecretBox secrets() {
        return new SecretBox(new byte[SecretBox.KEY_BYTES], new Random(1));
    }

    public static Channel.Webhook webhook(String id, URI url, String secret) {
        return new Channel.Webhook(url, secrets().seal(id, secret));
    }

    public static Envelope<SubscriptionEvent> subscriptionEvent(
            String id, long sequence, Instant recorded, SubscriptionEvent event) {
        return Append.of(
                        SubscriptionEvent.TOPIC,
                        id,
                        SOURCE,
                        id,
                        sequence,
                        recorded,
                        recorded,
                        null,
                        event)
                .envelope();
    }

    public static LogRecord<StatusEvent> status(
            long sequence, Instant recorded, StatusEvent event) {
        Append<StatusEvent> append =
                Append.of(
                        StatusEvent.TOPIC,
                        "CSTO/AM",
                        SOURCE,
                        "CSTO/AM",
                        sequence,
                        recorded.minus(Duration.ofSeconds(1)),
                        recorded,
                        null,
                        event);
        return new LogRecord<>(
                StatusEvent.TOPIC.name(), 0, sequence, append.key(), append.envelope());
    }

    public static Notice notice(String alert, int revision, String subscription) {
        Notice.Quote quote =
                new Notice.Quote(
                        "мы заморозили участие",
                        URI.create("https://news.example/1"),
                        "news.example",
                        "The Example",
                        NOW);
        return notice(alert, revision, subscription, List.of(quote));
    }

    @SuppressWarnings("NullAway") // class files lose @Nullable of nested types
    public static Notice notice(
            String alert, int revision, String subscription, List<Notice.Quote> quotes) {
        return new Notice(
                alert,
                revision,
                subscription,
                "d1",
                "CSTO",
                "AM",
                Kind.SUSPENSION,
                null,
                Assertion.ACTUAL,
                Stage.ESTABLISHED,
                new Grade('B', 2),
                true,
                "2024-02-22",
                List.of("2024-02-23"),
                Status.MEMBER,
                Status.SUSPENDED,
                "Armenia is said to have suspended its membership.",
                quotes,
                2,
                5,
                List.of("a1/AM/SUSPENSION/2024"));
    }

    public static LogRecord<AlertEvent> alert(long offset, AlertEvent event) {
        if (!(event instanceof AlertEvent.OfAlert ofAlert)) {
            throw new IllegalArgumentException("An event of an alert");
        }
        Notice notice = ofAlert.notice();
        Append<AlertEvent> append =
                Append.of(
                        AlertEvent.TOPIC,
                        notice.subscription(),
                        SOURCE,
                        notice.alert(),
                        notice.revision(),
                        NOW,
                        NOW,
                        null,
                        event);
        return new LogRecord<>(AlertEvent.TOPIC.name(), 0, offset, append.key(), append.envelope());
    }

    public static LogRecord<AlertEvent> raised(long offset, String alert, String subscription) {
        return alert(offset, new AlertEvent.Raised(notice(alert, 1, subscription)));
    }
}
