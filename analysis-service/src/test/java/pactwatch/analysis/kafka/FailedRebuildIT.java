package pactwatch.analysis.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.LineSamples;
import pactwatch.analysis.contract.GenerationEvent;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.replay.Generation.State;
import pactwatch.log.Append;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;

/** Rebuilds that cannot be done, on a real broker. */
class FailedRebuildIT {

    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Duration STANDSTILL_MAX = Duration.ofSeconds(8);

    private final Pack pack = PackFiles.bundled("csto").withoutBaseline();
    private TestBroker broker;
    private LogWriter log;
    private @Nullable Instance instance;

    @BeforeEach
    void startBroker() {
        broker = TestBroker.start().withProjectTopics();
        log = new LogWriter(broker.settings("test"), "test");
        log.append(
                LineSamples.append(
                        LineSamples.article("a1", 1, "!AM SUSPENSION ACTUAL 2024-02-22")));
    }

    @AfterEach
    void stopBroker() {
        stop();
        log.close();
        broker.close();
    }

    private Instance start() {
        Instance started = new Instance(broker.settings("one"), pack, "v1", STANDSTILL_MAX);
        instance = started;
        await().atMost(WITHIN).until(started::isReady);
        await().atMost(WITHIN).until(() -> started.claims() == 1);
        return started;
    }

    private void stop() {
        if (instance != null) {
            instance.close();
            instance = null;
        }
    }

    /** As if somebody had begun it who is gone, or whose topics are gone. */
    private void begin(Instance instance, String version) {
        List<Long> ends = Collections.nCopies(12, 100L);
        Instant now = Instant.now();
        log.append(
                Append.of(
                        GenerationEvent.TOPIC,
                        pack.code(),
                        URI.create("/test"),
                        pack.code(),
                        1,
                        now,
                        now,
                        null,
                        new GenerationEvent.Started("g2", pack.code(), version, ends, "test")));
        await().atMost(WITHIN).until(() -> instance.generations().find("g2").isPresent());
    }

    private static Generation awaitState(Instance instance, String name, State state) {
        await().atMost(WITHIN)
                .until(() -> instance.generations().find(name).orElseThrow().state() == state);
        return instance.generations().find(name).orElseThrow();
    }

    @Test
    void givesUpWhatNoInstanceCanDoAndRemembersWhyAfterARestart() {
        Instance first = start();
        begin(first, "v0");
        String reason = awaitState(first, "g2", State.FAILED).reason();
        stop();

        Instance again = start();

        assertThat(reason).contains("No instance of version v0 runs");
        assertThat(again.generations().find("g2"))
                .hasValueSatisfying(g -> {
                    assertThat(g.state()).isEqualTo(State.FAILED);
                    assertThat(g.reason()).isEqualTo(reason);
                });
        assertThat(again.desk.find("g2")).isPresent();
        again.desk.start("test");
        awaitState(again, "g3", State.BUILT);
        assertThat(again.generations().live()).isEqualTo("g1");
    }

    @Test
    void givesUpWhatHasNoTopicsAndSaysSo() {
        Instance one = start();
        begin(one, "v1");

        assertThat(awaitState(one, "g2", State.FAILED).reason())
                .contains("Topic pactwatch.claims.g2 does not exist");
        assertThat(one.claims()).isEqualTo(1);
    }
}
