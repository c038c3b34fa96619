package pactwatch.alert.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pactwatch.alert.Samples;
import pactwatch.alert.Samples.Sample;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.delivery.RetrySchedule;
import pactwatch.alert.delivery.SendOutcome;
import pactwatch.alert.subscription.SubscriptionEvent;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.Append;
import pactwatch.log.DeadLetters.Letter;
import pactwatch.log.DeadLetters.State;
import pactwatch.log.Topic;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;
import pactwatch.log.kafka.WireFormat;
import pactwatch.log.kafka.read.DeadLetterView;

/** An alert that its receiver did not take in all its tries, on a clock that is put forward. */
class GivenUpIT {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration LONGEST_WAIT = Duration.ofHours(30);

    private final List<String> tried = new CopyOnWriteArrayList<>();

    /** Begins in the past, because the broker takes no record from the future. */
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.now().minus(Duration.ofDays(30)));

    private volatile boolean isBroken = true;
    private TestBroker broker;
    private LogWriter writer;
    private DeadLetterView letters;
    private Instance instance;

    @BeforeEach
    void start() {
        broker = TestBroker.start().withProjectTopics();
        writer = new LogWriter(broker.settings("test"), "writer");
        letters = new DeadLetterView(broker.settings("test"));
        instance =
                Instance.start(
                        broker,
                        "one",
                        letter -> {
                            tried.add(letter.id());
                            return isBroken
                                    ? new SendOutcome.Failed(500, "Broken.", null)
                                    : new SendOutcome.Accepted(204);
                        },
                        now::get,
                        Map.of());
        await().atMost(WITHIN).until(instance::isReady);
    }

    @AfterEach
    void stop() {
        instance.close();
        letters.close();
        writer.close();
        broker.close();
    }

    private <E> void write(Topic<E> topic, String key, long sequence, E event) {
        Instant at = now.get();
        writer.append(Append.of(topic, key, Samples.SOURCE, key, sequence, at, at, null, event));
    }

    private List<DeliveryEvent> deliveries() {
        return instance.line().deliveryLog().newest("s1", 50);
    }

    private void giveUp() {
        write(
                SubscriptionEvent.TOPIC,
                "s1",
                1,
                new SubscriptionEvent.Created(
                        Samples.filter(Stage.REPORTED, true),
                        Samples.webhook("s1", URI.create("http://r.example/hook"), "whsec_AAAA")));
        now.updateAndGet(t -> t.plusSeconds(1));
        write(
                StatusEvent.TOPIC,
                "CSTO/AM",
                1,
                Sample.of("d1").member("AM").published(now.get().minusSeconds(60)).change());
        for (int attempt = 1; attempt <= RetrySchedule.ATTEMPTS_MAX; attempt++) {
            int made = attempt;
            await().atMost(WITHIN)
                    .untilAsserted(
                            () -> assertThat(deliveries()).hasSizeGreaterThanOrEqualTo(made));
            now.updateAndGet(t -> t.plus(LONGEST_WAIT));
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

    @Test
    void becomesADeadLetterAndIsSentUnderItsOldIdWhenThatIsTriedAgain() {
        giveUp();

        Letter letter = awaitLetter(State.PARKED);
        assertThat(letter.topic()).isEqualTo("pactwatch.alerts");
        assertThat(letter.key()).isEqualTo("s1");
        assertThat(letter.reason()).isEqualTo("Given up after 13 tries. Broken.");
        assertThat(tried).hasSize(RetrySchedule.ATTEMPTS_MAX);

        isBroken = false;
        writer.append(WireFormat.redrive(letter, "admin", now.get()));
        awaitLetter(State.RECOVERED);
        write(
                SubscriptionEvent.TOPIC,
                "s1",
                3,
                new SubscriptionEvent.Resumed(SubscriptionEvent.Actor.OWNER));

        await().atMost(WITHIN)
                .untilAsserted(() ->
                        assertThat(deliveries().getFirst())
                                .isInstanceOf(DeliveryEvent.Delivered.class));
        assertThat(tried).hasSize(RetrySchedule.ATTEMPTS_MAX + 1).containsOnly(tried.getFirst());
    }
}
