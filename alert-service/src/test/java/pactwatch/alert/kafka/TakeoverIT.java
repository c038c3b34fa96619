package pactwatch.alert.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
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
import pactwatch.alert.AlertConfig;
import pactwatch.alert.AlertMeter;
import pactwatch.alert.Composer;
import pactwatch.alert.DeliveryPipeline;
import pactwatch.alert.Samples;
import pactwatch.alert.Samples.Sample;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.delivery.Letter;
import pactwatch.alert.delivery.SendOutcome;
import pactwatch.alert.delivery.Sender;
import pactwatch.alert.message.LinkMaker;
import pactwatch.alert.message.MessageBody;
import pactwatch.alert.secret.SecretBox;
import pactwatch.alert.secret.SignedLinks;
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

    private static final int CONVERTER_PRIORITY = 200;
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int SUBSCRIPTIONS = 12;
    private static final int DEVELOPMENTS = 20;
    private static final int MESSAGES = SUBSCRIPTIONS * DEVELOPMENTS;
    private static final int PARTITIONS = 6;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<AlertLine> lines = new ArrayList<>();
    private TestBroker broker;
    private LogWriter writer;

    @BeforeEach
    void startBroker() {
        broker = TestBroker.start().withProjectTopics();
        writer = new LogWriter(broker.settings("test"), "writer");
    }

    @AfterEach
    void stopAll() {
        lines.forEach(l -> l.stop(new ShutdownEvent()));
        writer.close();
        broker.close();
    }

    private AlertLine startInstance(String name) {
        Sender<Letter.Hook> sender =
                letter -> {
                    received.add(letter.id());
                    pause(Duration.ofMillis(10));
                    return new SendOutcome.Accepted(204);
                };
        MessageBody.Setting setting = new MessageBody.Setting(null, false);
        LinkMaker links = new LinkMaker(null, new SignedLinks(new byte[SecretBox.KEY_BYTES]));
        AlertLine line =
                new AlertLine(
                        config(name),
                        broker.settings(name),
                        InstantSource.system(),
                        new Composer(Samples.secrets(), setting, links),
                        new DeliveryPipeline.Senders(sender, _ -> new SendOutcome.Accepted(250)),
                        AlertMeter.NONE);
        line.start(new StartupEvent());
        lines.add(line);
        return line;
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

    private AlertConfig config(String instance) {
        return new SmallRyeConfigBuilder()
                .withMapping(AlertConfig.class)
                .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationConverter())
                .withDefaultValues(
                        Map.of(
                                "pactwatch.instance",
                                instance,
                                "pactwatch.kafka.bootstrap-servers",
                                broker.bootstrapServers(),
                                "pactwatch.alert.in-flight-max",
                                "4",
                                "pactwatch.alert.in-flight-per-receiver-max",
                                "2"))
                .build()
                .getConfigMapping(AlertConfig.class);
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
        AlertLine first = startInstance("one");
        await().atMost(WITHIN).untilAsserted(() -> assertThat(first.unready()).isEmpty());
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
        lines.remove(first);
        first.stop(new ShutdownEvent());
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
