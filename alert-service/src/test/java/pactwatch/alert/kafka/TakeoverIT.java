package pactwatch.alert.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pactwatch.alert.Samples;
import pactwatch.alert.Samples.Sample;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.delivery.SendOutcome;
import pactwatch.alert.subscription.SubscriptionEvent;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.Append;
import pactwatch.log.Topic;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;
import pactwatch.log.kafka.TransactionalWriter;
import pactwatch.log.kafka.read.Replayer;

/** Three instances on one broker, with owners that are fenced and leave in the middle. */
class TakeoverIT {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int SUBSCRIPTIONS = 12;
    private static final int DEVELOPMENTS = 20;
    private static final int MESSAGES = SUBSCRIPTIONS * DEVELOPMENTS;
    private static final int PARTITIONS = 6;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<Instance> instances = new ArrayList<>();
    private TestBroker broker;
    private LogWriter writer;

    @BeforeEach
    void startBroker() {
        broker = TestBroker.start().withProjectTopics();
        writer = new LogWriter(broker.settings("test"), "writer");
    }

    @AfterEach
    void stopAll() {
        instances.forEach(Instance::close);
        writer.close();
        broker.close();
    }

    private Instance startInstance(String name) {
        Instance instance =
                Instance.start(
                        broker,
                        name,
                        letter -> {
                            received.add(letter.id());
                            pause(Duration.ofMillis(10));
                            return new SendOutcome.Accepted(204);
                        },
                        InstantSource.system(),
                        Map.of(
                                "pactwatch.alert.in-flight-max",
                                "4",
                                "pactwatch.alert.in-flight-per-receiver-max",
                                "2"));
        instances.add(instance);
        return instance;
    }

    private static void pause(Duration time) {
        try {
            if (new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Nobody counts down");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void subscribeAll() {
        for (int i = 0; i < SUBSCRIPTIONS; i++) {
            String id = "s" + i;
            URI url = URI.create("http://r" + i % 3 + ".example/hook");
            writer.append(
                    Append.of(
                            SubscriptionEvent.TOPIC,
                            id,
                            Samples.SOURCE,
                            id,
                            1,
                            Instant.now(),
                            Instant.now(),
                            null,
                            new SubscriptionEvent.Created(
                                    Samples.filter(Stage.REPORTED, true),
                                    Samples.webhook(id, url, "whsec_AAAA"))));
        }
    }

    private void publish(int development) {
        String member = List.of("AM", "KZ", "BY", "KG").get(development % 4);
        Sample sample =
                Sample.of("d" + development)
                        .member(member)
                        .published(Instant.now().minusSeconds(60));
        String key = "CSTO/" + member;
        writer.append(
                Append.of(
                        StatusEvent.TOPIC,
                        key,
                        Samples.SOURCE,
                        key,
                        development + 1,
                        Instant.now(),
                        Instant.now(),
                        null,
                        sample.change()));
    }

    private void awaitReceived(int count) {
        await().atMost(WITHIN)
                .untilAsserted(
                        () -> assertThat(Set.copyOf(received)).hasSizeGreaterThanOrEqualTo(count));
    }

    /** Does to the owner what a successor does that takes over after its death. */
    private void fence(String step) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            TransactionalWriter.open(broker.settings("successor"), step, partition).close();
        }
    }

    private <E> List<E> eventsOf(Topic<E> topic) {
        List<E> events = new ArrayList<>();
        new Replayer(broker.settings("reader"), "reader")
                .replayAll(topic, r -> events.add(r.event()));
        return events;
    }

    @Test
    void losesNoAlertAndRepeatsOnlyUnderTheSameIdWhileOwnersComeAndGo() {
        Instance first = startInstance("one");
        await().atMost(WITHIN).until(first::isReady);
        subscribeAll();
        for (int d = 0; d < DEVELOPMENTS; d++) {
            publish(d);
        }
        awaitReceived(MESSAGES / 8);
        fence(DeliveryWorker.NAME);
        fence(RaiseStep.NAME);
        awaitReceived(MESSAGES / 4);
        startInstance("two");
        startInstance("three");
        awaitReceived(MESSAGES / 2);
        fence(DeliveryWorker.NAME);
        fence(RaiseStep.NAME);
        instances.remove(first);
        first.close();
        awaitReceived(MESSAGES * 3 / 4);
        fence(DeliveryWorker.NAME);

        awaitReceived(MESSAGES);

        assertThat(eventsOf(AlertEvent.TOPIC))
                .hasSize(MESSAGES)
                .extracting(e -> ((AlertEvent.OfAlert) e).notice().alert())
                .doesNotHaveDuplicates();
        await().atMost(WITHIN)
                .untilAsserted(() -> assertThat(deliveredByMessage()).hasSize(MESSAGES));
        assertThat(deliveredByMessage().values()).containsOnly(1);
        assertThat(new TreeSet<>(received)).isEqualTo(new TreeSet<>(deliveredByMessage().keySet()));
    }

    private Map<String, Integer> deliveredByMessage() {
        Map<String, Integer> delivered = new HashMap<>();
        for (DeliveryEvent event : eventsOf(DeliveryEvent.TOPIC)) {
            if (event instanceof DeliveryEvent.Delivered(var attempt)) {
                delivered.merge(attempt.message(), 1, Integer::sum);
            }
        }
        return delivered;
    }
}
