package pactwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pactwatch.alert.Samples.Sample;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.webhook.TestReceiver;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.Append;
import pactwatch.log.Json;
import pactwatch.log.Topic;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;
import pactwatch.log.kafka.read.Replayer;

/** Three processes share the subscriptions; two are killed while alerts are on their way. */
class KilledInstancesIT {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int SUBSCRIPTIONS = 12;
    private static final int DEVELOPMENTS = 20;
    private static final int MESSAGES = SUBSCRIPTIONS * DEVELOPMENTS;
    private static final int RECEIVER_MILLIS = 40;
    private static final List<String> MEMBERS = List.of("AM", "KZ", "BY", "KG");
    private static final ObjectMapper JSON = Json.mapper();

    /** What came of one message: its place in its subscription, and how often it came. */
    private record Came(String subscription, long sequence, String alert) {}

    @TempDir private Path folder;
    private final TestReceiver receiver = new TestReceiver();
    private final List<AlertProcess> processes = new ArrayList<>();
    private final Map<String, String> secretOf = new HashMap<>();
    private TestBroker broker;
    private LogWriter analysis;

    @BeforeEach
    void start() {
        broker = TestBroker.start().withProjectTopics();
        analysis = new LogWriter(broker.settings("test"), "analysis");
        receiver.answerWith(exchange -> {
            pause();
            exchange.sendResponseHeaders(204, -1);
        });
        for (String name : List.of("one", "two", "three")) {
            processes.add(AlertProcess.start(broker, folder, name));
        }
        await().atMost(WITHIN).until(() -> processes.stream().allMatch(AlertProcess::isReady));
    }

    @AfterEach
    void stop() {
        processes.forEach(AlertProcess::close);
        receiver.close();
        analysis.close();
        broker.close();
    }

    private static void pause() {
        try {
            if (new CountDownLatch(1).await(RECEIVER_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Nobody counts down");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void subscribe() throws IOException {
        JsonNode created =
                JSON.readTree(
                        processes
                                .getFirst()
                                .ask(
                                        "POST",
                                        "/api/subscriptions",
                                        """
                                        {"leastStage":"REPORTED","channel":{"type":"webhook","url":"%s"}}\
                                        """
                                                .formatted(receiver.url()))
                                .body());
        secretOf.put(created.path("id").asText(), created.path("secret").asText());
    }

    private void publish(int from, int to) {
        for (int d = from; d < to; d++) {
            String member = MEMBERS.get(d % MEMBERS.size());
            String key = "CSTO/" + member;
            Instant now = Instant.now();
            analysis.append(
                    Append.of(
                            StatusEvent.TOPIC,
                            key,
                            Samples.SOURCE,
                            key,
                            d + 1,
                            now,
                            now,
                            null,
                            Sample.of("d" + d)
                                    .member(member)
                                    .published(now.minusSeconds(60))
                                    .change()));
        }
    }

    private Set<String> received() {
        return receiver.requests().stream()
                .map(TestReceiver.Request::id)
                .collect(Collectors.toSet());
    }

    private void awaitReceived(int count) {
        await().atMost(WITHIN).until(() -> received().size() >= count);
    }

    private <E> Stream<E> eventsOf(Topic<E> topic) {
        List<E> events = new ArrayList<>();
        new Replayer(broker.settings("reader"), "reader")
                .replayAll(topic, r -> events.add(r.event()));
        return events.stream();
    }

    private List<String> delivered() {
        return eventsOf(DeliveryEvent.TOPIC)
                .filter(e -> e instanceof DeliveryEvent.Delivered)
                .map(e -> e.attempt().message())
                .toList();
    }

    private static Came came(TestReceiver.Request request) {
        try {
            JsonNode data = JSON.readTree(request.body()).path("data");
            return new Came(
                    data.path("subscription").asText(),
                    data.path("sequence").asLong(),
                    data.path("alert").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void losesNothingAndRepeatsOnlyUnderTheSameIdWhenTwoOfThreeAreKilled() throws IOException {
        for (int n = 0; n < SUBSCRIPTIONS; n++) {
            subscribe();
        }
        await().atMost(WITHIN)
                .until(() -> processes.stream().allMatch(p -> p.partitionsTaken() > 0));

        publish(0, DEVELOPMENTS / 2);
        awaitReceived(MESSAGES / 8);
        processes.get(0).kill();
        publish(DEVELOPMENTS / 2, DEVELOPMENTS * 3 / 4);
        awaitReceived(MESSAGES / 5);
        processes.get(1).kill();
        publish(DEVELOPMENTS * 3 / 4, DEVELOPMENTS);
        awaitReceived(MESSAGES);

        assertGapFreeAndOnce();
        await().atMost(WITHIN).until(() -> delivered().size() >= MESSAGES);
        assertThat(delivered()).doesNotHaveDuplicates().hasSize(MESSAGES);
        assertThat(eventsOf(AlertEvent.TOPIC)).hasSize(MESSAGES);
    }

    private void assertGapFreeAndOnce() {
        Map<String, Set<Came>> byId = new HashMap<>();
        for (TestReceiver.Request request : receiver.requests()) {
            Came came = came(request);
            byId.computeIfAbsent(request.id(), _ -> new HashSet<>()).add(came);
            assertThat(request.isSignedWith(secretOf.getOrDefault(came.subscription(), "")))
                    .isTrue();
        }
        assertThat(byId).hasSize(MESSAGES).allSatisfy((_, came) -> assertThat(came).hasSize(1));
        Map<String, Set<Long>> sequences = new HashMap<>();
        Set<String> alerts = new HashSet<>();
        byId.values().stream()
                .flatMap(Set::stream)
                .forEach(came -> {
                    assertThat(alerts.add(came.alert())).isTrue();
                    sequences
                            .computeIfAbsent(came.subscription(), _ -> new HashSet<>())
                            .add(came.sequence());
                });
        assertThat(sequences.keySet()).isEqualTo(secretOf.keySet());
        assertThat(sequences.values())
                .allSatisfy(s ->
                        assertThat(s)
                                .containsExactlyInAnyOrderElementsOf(
                                        LongStream.rangeClosed(1, DEVELOPMENTS).boxed().toList()));
    }
}
