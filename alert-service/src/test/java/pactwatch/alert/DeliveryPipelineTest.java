package pactwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.Numbering;
import pactwatch.alert.delivery.Breaker;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.delivery.DeliveryQueue;
import pactwatch.alert.delivery.Letter;
import pactwatch.alert.delivery.Progress;
import pactwatch.alert.delivery.RetrySchedule;
import pactwatch.alert.delivery.SendOutcome;
import pactwatch.alert.delivery.Sender;
import pactwatch.alert.message.LinkMaker;
import pactwatch.alert.message.MessageBody;
import pactwatch.alert.secret.SecretBox;
import pactwatch.alert.secret.SignedLinks;
import pactwatch.alert.subscription.SubscriptionBook;
import pactwatch.alert.subscription.SubscriptionEvent;
import pactwatch.analysis.contract.Stage;
import pactwatch.log.Append;
import pactwatch.log.Envelope;
import pactwatch.log.LogRecord;

/** The delivery logic on a virtual clock, with a log in memory. */
class DeliveryPipelineTest {

    private static final Instant START = Samples.NOW;
    private static final SendOutcome OK = new SendOutcome.Accepted(204);
    private static final SendOutcome DOWN =
            new SendOutcome.Failed(null, "The receiver accepts no connection.", null);

    private static final DeliveryQueue.Limits LIMITS =
            new DeliveryQueue.Limits(
                    8, 4, new Breaker(5, Duration.ofSeconds(10), Duration.ofMinutes(5)));

    private final SubscriptionBook subscriptions = new SubscriptionBook();
    private final List<LogRecord<AlertEvent>> alerts = new ArrayList<>();
    private final List<Envelope<DeliveryEvent>> deliveries = new ArrayList<>();
    private final List<AlertEvent> notes = new ArrayList<>();
    private final List<String> received = new ArrayList<>();
    private Function<Instant, SendOutcome> receiver = _ -> OK;
    private Instant now = START;
    private final InstantSource clock = () -> now;

    @BeforeEach
    void subscribe() {
        for (String id : List.of("s1", "s2")) {
            URI url = URI.create("https://" + id + ".example/hook");
            subscriptions.accept(
                    Samples.subscriptionEvent(
                            id,
                            1,
                            START.minusSeconds(60),
                            new SubscriptionEvent.Created(
                                    Samples.filter(Stage.REPORTED, true),
                                    Samples.webhook(id, url, "whsec_AAAA"))));
        }
    }

    private void raise(int count) {
        for (int i = 1; i <= count; i++) {
            String subscription = i % 2 == 0 ? "s2" : "s1";
            alerts.add(Samples.raised(alerts.size(), "a" + i, subscription));
        }
    }

    private SendOutcome send(Letter.Hook letter) {
        SendOutcome outcome = receiver.apply(now);
        if (outcome instanceof SendOutcome.Accepted) {
            received.add(letter.id());
        }
        return outcome;
    }

    private DeliveryPipeline pipeline(Sender<Letter.Hook> sender) {
        return pipeline(sender, Samples.secrets());
    }

    private DeliveryPipeline pipeline(Sender<Letter.Hook> sender, SecretBox secrets) {
        MessageBody.Setting setting = new MessageBody.Setting(null, false);
        LinkMaker links = new LinkMaker(null, new SignedLinks(new byte[SecretBox.KEY_BYTES]));
        return new DeliveryPipeline(
                subscriptions,
                new Composer(secrets, setting, links),
                new DeliveryPipeline.Senders(sender, _ -> OK),
                clock,
                new Random(3));
    }

    /** Takes the partition over and works until nothing is pending, moving the clock. */
    private void deliverAll(DeliveryPipeline pipeline, Journal journal) {
        DeliveryQueue queue = new DeliveryQueue(pipeline::route, LIMITS);
        Progress progress = new Progress();
        deliveries.forEach(progress::accept);
        Numbering numbering = new Numbering();
        alerts.forEach(r ->
                numbering.accept(r).ifPresent(m -> queue.add(m, progress.of(m.id()), r.trail())));
        List<DeliveryQueue.Delivery> due = queue.take(now);
        while (!due.isEmpty() || queue.nextDue().isPresent()) {
            for (DeliveryQueue.Delivery delivery : due) {
                DeliveryPipeline.Outcome outcome = pipeline.attempt(delivery);
                journal.commit(outcome.appends());
                queue.conclude(delivery, outcome.event());
            }
            due = queue.take(now);
            if (due.isEmpty() && queue.nextDue().isPresent()) {
                now = queue.nextDue().get();
                due = queue.take(now);
            }
        }
    }

    private void write(List<? extends Append<?>> appends) {
        for (Append<?> append : appends) {
            switch (append.envelope().event()) {
                case DeliveryEvent event -> deliveries.add(as(append.envelope(), event));
                case AlertEvent event -> notes.add(event);
                case SubscriptionEvent event -> subscriptions.accept(as(append.envelope(), event));
                default -> throw new IllegalStateException("Not written by deliveries: " + append);
            }
        }
    }

    private static <E> Envelope<E> as(Envelope<?> e, E event) {
        return new Envelope<>(
                e.id(),
                e.type(),
                e.source(),
                e.subject(),
                e.time(),
                e.recordedTime(),
                e.causationId(),
                e.sequence(),
                event);
    }

    private Map<String, DeliveryEvent> lastByMessage() {
        Map<String, DeliveryEvent> last = new LinkedHashMap<>();
        deliveries.forEach(e -> last.put(e.subject(), e.event()));
        return last;
    }

    @Test
    void losesNothingInAnOutageOf72Hours() {
        raise(20);
        Instant end = START.plus(Duration.ofDays(3));
        receiver = at -> at.isBefore(end) ? DOWN : OK;

        deliverAll(pipeline(this::send), this::write);

        assertThat(received).hasSize(20).doesNotHaveDuplicates();
        assertThat(lastByMessage().values())
                .hasSize(20)
                .allMatch(e -> e instanceof DeliveryEvent.Delivered);
        assertThat(now).isAfter(end);
    }

    @Test
    void givesUpOnlyAfterAllAttemptsOfTheSchedule() {
        raise(1);
        receiver = _ -> DOWN;

        deliverAll(pipeline(this::send), this::write);

        assertThat(deliveries).hasSize(RetrySchedule.ATTEMPTS_MAX);
        assertThat(deliveries.getLast().event()).isInstanceOf(DeliveryEvent.GaveUp.class);
        assertThat(Duration.between(START, now))
                .isGreaterThan(Duration.ofHours(75).plusMinutes(35));
    }

    @Test
    void pausesASubscriptionWhoseReceiverIsGoneAndHoldsTheRest() {
        raise(5);
        receiver = _ -> new SendOutcome.Gone(410, "It wants no more.");

        deliverAll(pipeline(this::send), this::write);

        assertThat(deliveries).hasSize(2).allMatch(e -> e.event() instanceof DeliveryEvent.Refused);
        assertThat(subscriptions.find("s1")).get().matches(s -> s.isPaused());
    }

    @Test
    void tellsTheOwnerByAnotherChannelOfAPauseAfterThreeDaysOfFailures() {
        alerts.add(Samples.raised(0, "a1", "s1"));
        receiver = _ -> DOWN;

        deliverAll(pipeline(this::send), this::write);

        assertThat(subscriptions.find("s1")).get().matches(s -> s.isPaused());
        assertThat(notes)
                .singleElement()
                .isInstanceOfSatisfying(
                        AlertEvent.Noted.class,
                        n -> {
                            assertThat(n.subscription()).isEqualTo("s2");
                            assertThat(n.purpose()).isEqualTo(AlertEvent.Purpose.PAUSED);
                            assertThat(n.sentence()).contains("s1", "three days");
                        });
    }

    @Test
    void sendsWhatWasHeldOnceResumed() {
        raise(4);
        receiver = _ -> new SendOutcome.Gone(410, "It wants no more.");
        deliverAll(pipeline(this::send), this::write);
        receiver = _ -> OK;
        for (String id : List.of("s1", "s2")) {
            subscriptions.accept(
                    Samples.subscriptionEvent(
                            id,
                            3,
                            now,
                            new SubscriptionEvent.Resumed(SubscriptionEvent.Actor.OWNER)));
        }

        deliverAll(pipeline(this::send), this::write);

        assertThat(received).containsExactlyInAnyOrder("a3-1", "a4-1");
    }

    @Test
    void saysSoIfTheSecretCannotBeOpened() {
        raise(1);
        byte[] other = new byte[32];
        other[5] = 1;
        DeliveryPipeline pipeline = pipeline(this::send, new SecretBox(other, new Random(1)));

        deliverAll(pipeline, this::write);

        assertThat(received).isEmpty();
        assertThat(deliveries.getFirst().event().attempt().detail())
                .startsWith("The secret was sealed with key");
    }

    /** Counts the calls of both ports and fails one, before or after its effect. */
    private static final class Fault {
        final int failAt;
        final boolean isBefore;
        int calls;

        Fault(int failAt, boolean isBefore) {
            this.failAt = failAt;
            this.isBefore = isBefore;
        }

        void around(Runnable effect) {
            boolean fails = ++calls == failAt;
            if (fails && isBefore) {
                throw new IllegalStateException("Planted failure before the effect");
            }
            effect.run();
            if (fails) {
                throw new IllegalStateException("Planted failure after the effect");
            }
        }
    }

    private int deliverWith(Fault fault) {
        Sender<Letter.Hook> sender =
                letter -> {
                    List<SendOutcome> outcome = new ArrayList<>();
                    fault.around(() -> outcome.add(send(letter)));
                    return outcome.getFirst();
                };
        Journal journal = appends -> fault.around(() -> write(appends));
        for (int takeover = 0; takeover < 2; takeover++) {
            try {
                deliverAll(pipeline(sender), journal);
            } catch (IllegalStateException _) {
                // Taken over anew, as a crash would lead to.
            }
        }
        return fault.calls;
    }

    @Test
    void losesNothingAndRepeatsOnlyUnderTheSameIdWhicheverCallFails() {
        raise(6);
        int calls = deliverWith(new Fault(0, false));

        for (int failAt = 1; failAt <= calls; failAt++) {
            for (boolean isBefore : new boolean[] {true, false}) {
                deliveries.clear();
                received.clear();

                deliverWith(new Fault(failAt, isBefore));

                assertEachDeliveredOnceInTheLog(failAt);
            }
        }
    }

    private void assertEachDeliveredOnceInTheLog(int failAt) {
        Map<String, Integer> delivered = new HashMap<>();
        deliveries.forEach(e -> delivered.merge(e.subject(), 1, Integer::sum));
        assertThat(delivered)
                .as("call %d", failAt)
                .hasSize(6)
                .allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
        assertThat(received)
                .as("call %d", failAt)
                .containsAll(delivered.keySet())
                .hasSizeLessThanOrEqualTo(7);
    }
}
