package pactwatch.analysis.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pactwatch.analysis.GoldMeasure;
import pactwatch.analysis.LineSamples;
import pactwatch.analysis.ReplayDesk.Answer;
import pactwatch.analysis.Written;
import pactwatch.analysis.contract.GenerationEvent;
import pactwatch.analysis.contract.GenerationEvent.Figures;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.replay.Generation.State;
import pactwatch.log.LogRecord;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;
import pactwatch.log.kafka.read.Replayer;

/** The figures of the generation that a log begins with, on a real broker. */
class FirstMeasureIT {

    private static final Duration WITHIN = Duration.ofSeconds(90);
    private static final Duration LONG = Duration.ofHours(1);
    private static final String FREEZE = "!AM SUSPENSION ACTUAL 2024-02-22";

    /** Claims of the samples say that this version found them. */
    private static final String VERSION = "test";

    private final Pack pack = PackFiles.bundled("csto").withoutBaseline();
    @TempDir private Path folder;
    private TestBroker broker;
    private @Nullable Instance instance;

    @BeforeEach
    void startBroker() throws IOException {
        broker = TestBroker.start().withProjectTopics();
        Files.writeString(
                Files.createDirectory(folder.resolve("csto")).resolve("own.jsonl"),
                """
                {"id":"1","published":"2024-02-22","text":"!AM SUSPENSION ACTUAL 2024-02-22","claims":[\
                {"kind":"SUSPENSION","member":"AM","assertion":"ACTUAL",\
                "event_date":"2024-02-22","new":true}]}
                """);
        try (LogWriter ingest = new LogWriter(broker.settings("test"), "ingest")) {
            ingest.append(LineSamples.append(LineSamples.article("a1", 1, FREEZE)));
        }
    }

    @AfterEach
    void stopBroker() {
        stop();
        broker.close();
    }

    private Instance start(String version, Duration goldAfter) {
        Instance started =
                new Instance(
                        broker.settings("one"),
                        pack,
                        version,
                        WITHIN,
                        new GoldMeasure(folder, "csto", LineSamples::extract),
                        goldAfter);
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

    private static void rebuild(Instance instance) {
        await().atMost(WITHIN).until(() -> isStarted(instance.desk.start("test")));
        await().atMost(WITHIN)
                .until(() ->
                        instance.generations().find("g2").orElseThrow().state() == State.BUILT);
    }

    /** Whoever is outrun by another event of the log asks again, as a user would. */
    private static boolean isStarted(Answer answer) {
        return answer.equals(new Answer.Done("g2", Written.ACCEPTED));
    }

    private List<GenerationEvent> told() {
        List<LogRecord<GenerationEvent>> records = new ArrayList<>();
        new Replayer(broker.settings("reader"), "reader")
                .replayAll(GenerationEvent.TOPIC, records::add);
        return records.stream().map(LogRecord::event).toList();
    }

    private GenerationEvent measured() {
        return new GenerationEvent.Measured("g1", pack.code(), VERSION, new Figures(1, 1, 1, 1));
    }

    @Test
    void isMeasuredOnceHoweverOftenTheServiceStarts() {
        Instance one = start(VERSION, Duration.ZERO);
        await().atMost(WITHIN).until(() -> one.generations().unmeasured().isEmpty());
        stop();
        rebuild(start(VERSION, Duration.ZERO));

        assertThat(told()).filteredOn(e -> e instanceof GenerationEvent.Measured).hasSize(1);
        assertThat(told()).startsWith(measured());
    }

    @Test
    void isMeasuredBeforeTheRebuildThatItIsComparedWithIsBuilt() {
        Instance one = start(VERSION, LONG);
        assertThat(one.generations().unmeasured()).isPresent();
        rebuild(one);

        assertThat(told()).element(1).isEqualTo(measured());
        assertThat(one.generations().find("g1").flatMap(Generation::gold))
                .isPresent()
                .isEqualTo(one.generations().find("g2").flatMap(Generation::gold));
    }

    @Test
    void isNotMeasuredByAVersionThatDidNotFindItsClaims() {
        Instance other = start("another", LONG);
        rebuild(other);

        assertThat(other.generations().find("g1").flatMap(Generation::gold)).isEmpty();
        assertThat(other.generations().find("g2").flatMap(Generation::gold)).isPresent();
    }
}
