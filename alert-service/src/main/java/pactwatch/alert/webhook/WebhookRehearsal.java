package pactwatch.alert.webhook;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.AlertPipeline;
import pactwatch.alert.Composer;
import pactwatch.alert.DeliveryPipeline;
import pactwatch.alert.Rehearsal;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.Numbering;
import pactwatch.alert.delivery.Breaker;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.delivery.DeliveryQueue;
import pactwatch.alert.delivery.Progress;
import pactwatch.alert.delivery.SendOutcome;
import pactwatch.alert.message.LinkMaker;
import pactwatch.alert.message.MessageBody;
import pactwatch.alert.secret.SecretBox;
import pactwatch.alert.subscription.Channel;
import pactwatch.alert.subscription.Filter;
import pactwatch.alert.subscription.SubscriptionBook;
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
import pactwatch.log.EventCodec;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
import pactwatch.log.Trail;

/**
 * Takes made-up alerts all the way from a changed development to a receiver of its own, by the code
 * that real ones take. Nothing of it reaches the log, and nothing leaves this machine.
 */
@Singleton
final class WebhookRehearsal implements Rehearsal {

    private static final Logger LOG = Logger.getLogger(WebhookRehearsal.class);
    private static final URI SOURCE = URI.create("/alert/rehearsal");
    private static final String SUBSCRIPTION = "rehearsal";
    private static final int ALERTS = 20;
    private static final Duration TIME_MAX = Duration.ofSeconds(3);

    private final MessageBody.Setting setting;
    private final LinkMaker links;
    private final InstantSource clock;
    private volatile boolean done;

    @Inject
    WebhookRehearsal(MessageBody.Setting setting, LinkMaker links, InstantSource clock) {
        this.setting = setting;
        this.links = links;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("rehearsal").start(this::run);
    }

    @Override
    public boolean isDone() {
        return done;
    }

    private void run() {
        long begun = System.nanoTime();
        try {
            int delivered = perform(TIME_MAX);
            LOG.infof(
                    "rehearsed alerts=%d tookMs=%d",
                    delivered, (System.nanoTime() - begun) / 1_000_000);
        } catch (IOException | RuntimeException e) {
            LOG.warnf(e, "rehearsal failed, first alerts may be slow reason=%s", e.getMessage());
        } finally {
            done = true;
        }
    }

    /**
     * Sends the alerts one after another, until there are no more or the time is up.
     *
     * @return how many its receiver took
     * @throws IOException if it cannot listen on this machine
     */
    int perform(Duration atMost) throws IOException {
        HttpWebhookSender sender =
                new HttpWebhookSender(new HttpWebhookSender.Limits(true, TIME_MAX, TIME_MAX));
        try (RehearsalReceiver receiver = new RehearsalReceiver()) {
            Run run = new Run(receiver.url(), sender);
            long deadline = System.nanoTime() + atMost.toNanos();
            int delivered = 0;
            for (int n = 0; n < ALERTS && System.nanoTime() < deadline; n++) {
                delivered += run.deliver(n);
            }
            return delivered;
        } finally {
            sender.close();
        }
    }

    /** One subscription and what leads to its alerts. */
    private final class Run {
        private final SubscriptionBook book = new SubscriptionBook();
        private final AlertPipeline raising = new AlertPipeline(book, clock);
        private final Numbering numbering = new Numbering();
        private final DeliveryPipeline delivering;
        private final DeliveryQueue queue;

        Run(URI receiver, HttpWebhookSender sender) {
            SecretBox secrets = new SecretBox(new byte[SecretBox.KEY_BYTES], new SecureRandom());
            delivering =
                    new DeliveryPipeline(
                            book,
                            new Composer(secrets, setting, links),
                            new DeliveryPipeline.Senders(
                                    sender, _ -> new SendOutcome.Accepted(250)),
                            clock,
                            new SecureRandom());
            queue =
                    new DeliveryQueue(
                            delivering::route,
                            new DeliveryQueue.Limits(
                                    1, 1, new Breaker(ALERTS, TIME_MAX, TIME_MAX)));
            Instant before = clock.instant().minus(TIME_MAX);
            book.accept(
                    append(
                                    SubscriptionEvent.TOPIC,
                                    SUBSCRIPTION,
                                    1,
                                    before,
                                    new SubscriptionEvent.Created(
                                            wishes(),
                                            new Channel.Webhook(
                                                    receiver,
                                                    secrets.seal(SUBSCRIPTION, "whsec_AAAA"))))
                            .envelope());
        }

        /** How many alerts of one development its receiver took. */
        int deliver(int n) {
            Instant now = clock.instant();
            LogRecord<StatusEvent> told =
                    record(append(StatusEvent.TOPIC, "PACT/XX", n + 1, now, change(n, now)));
            List<Append<?>> raised = raising.decide(told);
            raising.evolve(raised);
            for (Append<?> append : raised) {
                if (append.envelope().event() instanceof AlertEvent event) {
                    numbering
                            .accept(
                                    record(
                                            append(
                                                    AlertEvent.TOPIC,
                                                    SUBSCRIPTION,
                                                    n + 1,
                                                    now,
                                                    event)))
                            .ifPresent(m -> queue.add(m, new Progress().of(m.id()), Trail.NONE));
                }
            }
            int delivered = 0;
            for (DeliveryQueue.Delivery next : queue.take(now)) {
                DeliveryPipeline.Outcome outcome = delivering.attempt(next);
                queue.conclude(next, outcome.event());
                delivered += outcome.event() instanceof DeliveryEvent.Delivered ? 1 : 0;
            }
            return delivered;
        }
    }

    private static Filter wishes() {
        return new Filter(
                List.of(),
                List.of(Kind.SUSPENSION),
                List.of(Claim.Form.FORCE),
                Stage.REPORTED,
                true);
    }

    private static StatusEvent change(int n, Instant now) {
        return new StatusEvent.DevelopmentChanged(
                development("rehearsal-" + n, now),
                Status.MEMBER,
                Status.SUSPENDED,
                StatusEvent.Cause.EVIDENCE);
    }

    private static Development development(String id, Instant now) {
        Development.Evidence evidence =
                new Development.Evidence(
                        id,
                        id,
                        URI.create("https://rehearsal.invalid/" + id),
                        "rehearsal.invalid",
                        "Rehearsal",
                        "A rehearsal",
                        now,
                        Assertion.ACTUAL,
                        null,
                        true,
                        Claim.Part.TEXT,
                        "This is a rehearsal",
                        0,
                        19,
                        null);
        @Nullable Stage none = null;
        return new Development(
                id,
                "PACT",
                "XX",
                Kind.SUSPENSION,
                null,
                Stage.REPORTED,
                none,
                List.of(new Development.StageReached(Assertion.ACTUAL, Stage.REPORTED, now)),
                new Grade('F', 6),
                false,
                Claim.Basis.DE_FACTO,
                null,
                List.of(),
                "This is a rehearsal.",
                1,
                1,
                List.of(evidence),
                List.of(id));
    }

    private static <E> Append<E> append(
            Topic<E> topic, String key, long sequence, Instant at, E event) {
        return Append.of(topic, key, SOURCE, key, sequence, at, at, null, event);
    }

    /** The record that a reader finds: written and read as the log's are. */
    private static <E> LogRecord<E> record(Append<E> append) {
        EventCodec<E> codec = append.topic().codec();
        E event = append.envelope().event();
        return switch (codec.decode(codec.typeOf(event), codec.encode(event))) {
            case EventCodec.Decoded.Known<E>(E read) ->
                    new LogRecord<>(
                            append.topic().name(),
                            0,
                            0,
                            append.key(),
                            append.envelope().with(read));
            case EventCodec.Decoded.Unreadable<E>(String reason) ->
                    throw new IllegalStateException(reason);
        };
    }
}
