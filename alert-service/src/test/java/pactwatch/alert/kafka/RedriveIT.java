package pactwatch.alert.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pactwatch.alert.AlertMeter;
import pactwatch.alert.LiveSignal;
import pactwatch.alert.Samples;
import pactwatch.alert.Samples.Sample;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.delivery.SendOutcome;
import pactwatch.alert.subscription.SubscriptionEvent;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.Append;
import pactwatch.log.DeadLetterEvent;
import pactwatch.log.DeadLetters.Letter;
import pactwatch.log.DeadLetters.State;
import pactwatch.log.EventCodec;
import pactwatch.log.Topic;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;
import pactwatch.log.kafka.WireFormat;
import pactwatch.log.kafka.read.DeadLetterView;
import pactwatch.log.kafka.read.Replayer;
import pactwatch.log.kafka.step.PartitionOwner;

/** What the service put aside because it could not read it, and trying that again. */
class RedriveIT {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    /** The statuses as a version of the service sees them that knows none of today's events. */
    private static final Topic<StatusEvent> STATUSES_LONG_AGO =
            new Topic<>(
                    StatusEvent.TOPIC.name(),
                    EventCodec.ofSealed(StatusEvent.class, c -> "old." + c.getSimpleName()));

    /** Alerts as nobody has heard of. */
    private static final Topic<AlertEvent> ALERTS_TO_COME =
            new Topic<>(
                    AlertEvent.TOPIC.name(),
                    EventCodec.ofSealed(AlertEvent.class, c -> "new." + c.getSimpleName()));

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private TestBroker broker;
    private LogWriter writer;
    private DeadLetterView letters;

    @BeforeEach
    void start() {
        broker = TestBroker.start().withProjectTopics();
        writer = new LogWriter(broker.settings("test"), "writer");
        letters = new DeadLetterView(broker.settings("test"));
        write(
                SubscriptionEvent.TOPIC,
                "s1",
                1,
                new SubscriptionEvent.Created(
                        Samples.filter(Stage.REPORTED, true),
                        Samples.webhook("s1", URI.create("http://r.example/hook"), "whsec_AAAA")));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        letters.close();
        writer.close();
        broker.close();
    }

    private <E> void write(Topic<E> topic, String key, long sequence, E event) {
        Instant now = Instant.now();
        writer.append(Append.of(topic, key, Samples.SOURCE, key, sequence, now, now, null, event));
    }

    private void tell(long sequence, Stage stage) {
        write(
                StatusEvent.TOPIC,
                "CSTO/AM",
                sequence,
                Sample.of("d1")
                        .member("AM")
                        .actual(stage)
                        .published(Instant.now().minusSeconds(60))
                        .change());
    }

    private void startPresent() {
        Instance instance =
                Instance.start(
                        broker,
                        "one",
                        letter -> {
                            received.add(letter.id());
                            return new SendOutcome.Accepted(204);
                        });
        open.add(instance);
        await().atMost(WITHIN).until(instance::isReady);
    }

    /** Runs a version that cannot read the statuses until all that was told is put aside. */
    private void parkWithAFormerVersion(Runnable meanwhile) {
        InstantSource clock = InstantSource.system();
        try (KafkaSubscriptions subscriptions =
                new KafkaSubscriptions(broker.settings("old"), new LiveSignal(), () -> {})) {
            PartitionOwner<StatusEvent> owner =
                    PartitionOwner.start(
                            broker.settings("old"),
                            RaiseStep.NAME,
                            STATUSES_LONG_AGO,
                            RaiseStep.OUTPUTS,
                            t ->
                                    RaiseStep.open(
                                            t,
                                            subscriptions,
                                            letters::due,
                                            AlertMeter.NONE,
                                            clock));
            try {
                awaitLetter(State.PARKED);
                meanwhile.run();
            } finally {
                owner.close();
            }
        }
    }

    private Letter awaitLetter(State state) {
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        assertThat(letters.letters().all())
                                .extracting(Letter::state)
                                .containsExactly(state));
        return letters.letters().all().getFirst();
    }

    private void redrive() {
        Letter letter = awaitLetter(State.PARKED);
        LogWriter.Position written =
                writer.append(WireFormat.redrive(letter, "admin", Instant.now()));
        assertThat(letters.view().await(written, WITHIN)).isTrue();
    }

    private <E> List<E> eventsOf(Topic<E> topic) {
        List<E> events = new ArrayList<>();
        new Replayer(broker.settings("reader"), "reader")
                .replayAll(topic, r -> events.add(r.event()));
        return events;
    }

    private void assertParkedTimes(int times) {
        assertThat(eventsOf(DeadLetterEvent.TOPIC))
                .filteredOn(e -> e instanceof DeadLetterEvent.Parked)
                .hasSize(times);
    }

    @Test
    void staysOneLetterWhileItCannotBeReadAndIsRaisedOnceItCan() {
        tell(1, Stage.REPORTED);
        parkWithAFormerVersion(() -> {
            redrive();
            assertThat(awaitLetter(State.PARKED).reason())
                    .isEqualTo("Unknown event type pactwatch.status.development-changed.v1");
            assertParkedTimes(2);
        });
        startPresent();
        redrive();

        awaitLetter(State.RECOVERED);
        await().atMost(WITHIN).untilAsserted(() -> assertThat(received).hasSize(1));
        assertThat(eventsOf(AlertEvent.TOPIC))
                .singleElement()
                .isInstanceOf(AlertEvent.Raised.class);
        assertParkedTimes(2);
    }

    @Test
    void saysNothingOfWhatALaterWordHasOvertaken() {
        tell(1, Stage.REPORTED);
        parkWithAFormerVersion(() -> {});
        startPresent();
        tell(2, Stage.CORROBORATED);
        await().atMost(WITHIN).untilAsserted(() -> assertThat(received).hasSize(1));

        redrive();

        awaitLetter(State.RECOVERED);
        assertThat(eventsOf(AlertEvent.TOPIC))
                .singleElement()
                .satisfies(e ->
                        assertThat(((AlertEvent.OfAlert) e).notice().stage())
                                .isEqualTo(Stage.CORROBORATED));
    }

    @Test
    void leavesAnAlertAsideThatItCannotRead() {
        startPresent();
        write(ALERTS_TO_COME, "s1", 1, new AlertEvent.Raised(Samples.notice("a-to-come", 1, "s1")));
        assertThat(awaitLetter(State.PARKED).step()).isEqualTo(DeliveryWorker.NAME);

        redrive();

        assertThat(awaitLetter(State.PARKED).reason()).isEqualTo("Unknown event type new.Raised");
        assertParkedTimes(2);
        tell(1, Stage.REPORTED);
        await().atMost(WITHIN).untilAsserted(() -> assertThat(received).hasSize(1));
    }
}
