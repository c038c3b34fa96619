package pactwatch.analysis.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.LineSamples;
import pactwatch.analysis.ReplayDesk.Answer;
import pactwatch.analysis.ReplayDesk.Comparison;
import pactwatch.analysis.Written;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.contract.StatusEvent.Cause;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.replay.Generation.State;
import pactwatch.analysis.replay.GenerationDiff;
import pactwatch.log.DeadLetterEvent;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;
import pactwatch.log.kafka.read.Replayer;

/** Rebuilds beside the live generation, on a real broker. */
class GenerationsIT {

    private static final Duration WITHIN = Duration.ofSeconds(90);
    private static final String FREEZE = "!AM SUSPENSION ACTUAL 2024-02-22";
    private static final String EXIT = "!UZ WITHDRAWAL ACTUAL 2012-06-28";

    private final Pack pack = PackFiles.bundled("csto").withoutBaseline();
    private final List<Instance> instances = new ArrayList<>();
    private TestBroker broker;
    private LogWriter ingest;

    @BeforeEach
    void startBroker() {
        broker = TestBroker.start().withProjectTopics();
        ingest = new LogWriter(broker.settings("test"), "ingest");
    }

    @AfterEach
    void stopBroker() {
        instances.forEach(Instance::close);
        ingest.close();
        broker.close();
    }

    private Instance start(String name, String version) {
        Instance instance = new Instance(broker.settings(name), pack, version);
        instances.add(instance);
        await().atMost(WITHIN).until(instance::isReady);
        return instance;
    }

    private void stop(Instance instance) {
        instances.remove(instance);
        instance.close();
    }

    private void publish(String id, int version, String... lines) {
        ingest.append(LineSamples.append(LineSamples.article(id, version, lines)));
    }

    private <E> List<LogRecord<E>> log(Topic<E> topic) {
        List<LogRecord<E>> records = new ArrayList<>();
        new Replayer(broker.settings("reader"), "reader").replayAll(topic, records::add);
        return records;
    }

    private static void awaitTold(Instance instance, String name) {
        await().atMost(WITHIN)
                .until(() -> instance.generations().find(name).orElseThrow().isTold());
    }

    private static void awaitClaims(Instance instance, int claims) {
        await().atMost(WITHIN)
                .until(() -> instance.shown.allStanding(Instant.MAX).size() == claims);
    }

    private static Generation rebuild(Instance instance) {
        String name = instance.generations().nextName();
        assertThat(instance.desk.start("test")).isEqualTo(new Answer.Done(name, Written.ACCEPTED));
        await().atMost(WITHIN)
                .until(() ->
                        instance.generations().find(name).orElseThrow().state() == State.BUILT);
        return instance.generations().find(name).orElseThrow();
    }

    /** How a generation differs, after it was compared as it should be. */
    private static GenerationDiff compared(Instance instance, String name, String from, String to) {
        Comparison.Compared compared = (Comparison.Compared) instance.desk.compare(name);
        assertThat(compared.from().name()).isEqualTo(from);
        assertThat(compared.to().name()).isEqualTo(to);
        return compared.diff();
    }

    private static String hashOf(Generation generation) {
        Generation.Result result = generation.result();
        return result == null ? "none" : result.hash();
    }

    @Test
    void comesToTheSameHashTwiceAndTellsNobodyMeanwhile() {
        Instance one = start("one", "v1");
        publish("a1", 1, FREEZE);
        publish("a1", 2, FREEZE, EXIT);
        publish("a2", 1, "!POISON");
        publish("a2", 2, FREEZE);
        awaitClaims(one, 3);
        await().atMost(WITHIN).until(() -> log(StatusEvent.TOPIC).size() >= 4);
        int told = log(StatusEvent.TOPIC).size();

        Generation first = rebuild(one);
        one.desk.discard(first.name(), "test");
        Generation second = rebuild(one);

        assertThat(hashOf(second)).hasSize(64).isEqualTo(hashOf(first));
        assertThat(log(StatusEvent.TOPIC)).hasSize(told);
        assertThat(log(DeadLetterEvent.TOPIC)).hasSize(3);
        assertThat(one.generations().live()).isEqualTo("g1");
        GenerationDiff diff = compared(one, second.name(), "g1", second.name());
        assertThat(diff.statuses()).isEmpty();
        assertThat(diff.claims().changes()).isEmpty();
        assertThat(diff.claims().same()).isEqualTo(3);
    }

    @Test
    void comesToTheSameHashWhereverTheRecordsStand() {
        List<Claim> claims = new ArrayList<>();
        Instance one = start("one", "v1");
        for (int i = 0; i < 40; i++) {
            publish("a" + i, 1, i % 2 == 0 ? FREEZE : EXIT);
        }
        awaitClaims(one, 40);
        claims.addAll(one.shown.allStanding(Instant.MAX));
        String here = hashOf(rebuild(one));
        stop(one);
        ingest.close();
        broker.close();
        startBroker();
        List<String> shuffled = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            shuffled.add("a" + i);
        }
        java.util.Collections.shuffle(shuffled, new Random(7));
        Instance other = start("other", "v1");
        for (String id : shuffled) {
            int number = Integer.parseInt(id.substring(1));
            var append =
                    LineSamples.append(LineSamples.article(id, 1, number % 2 == 0 ? FREEZE : EXIT));
            ingest.append(
                    new pactwatch.log.Append<>(
                            append.topic(), "elsewhere-" + id, append.envelope()));
        }
        awaitClaims(other, 40);

        assertThat(hashOf(rebuild(other))).isEqualTo(here);
        assertThat(claims).hasSize(40);
    }

    @Test
    void showsWhatAnotherVersionWouldChangeAndTellsItOnceWhenPromoted() {
        Instance old = start("one", "v1");
        publish("a1", 1, FREEZE);
        publish("a2", 1, EXIT);
        awaitClaims(old, 2);
        await().atMost(WITHIN).until(() -> log(StatusEvent.TOPIC).size() >= 4);
        stop(old);
        LineSamples.misread(true);
        try {
            Instance renewed = start("one", "v2");
            Generation next = rebuild(renewed);
            GenerationDiff diff = compared(renewed, "g2", "g1", "g2");
            assertThat(diff.claims().lost()).isEqualTo(1);
            assertThat(diff.claims().same()).isEqualTo(1);
            assertThat(diff.developments())
                    .extracting(GenerationDiff.DevelopmentChange::change)
                    .containsExactly(GenerationDiff.Change.LOST);
            assertThat(diff.told())
                    .extracting(t -> t.development().kind(), t -> t.development().actual())
                    .containsExactly(tuple(Kind.WITHDRAWAL, Stage.RETRACTED));
            await().atMost(WITHIN)
                    .untilAsserted(() ->
                            assertThat(log(StatusEvent.topic("g2")))
                                    .extracting(LogRecord::key)
                                    .contains("CSTO/AM")
                                    .doesNotContain("CSTO/UZ"));
            assertThat(promotions()).isZero();
            awaitTold(renewed, "g2");

            renewed.desk.promote(next.name(), "test");
            await().atMost(WITHIN).until(() -> renewed.shown.generation().equals("g2"));
            await().atMost(WITHIN).until(() -> promotions() == 2);
            assertThat(compared(renewed, "g2", "g1", "g2").claims().lost()).isEqualTo(1);
            assertThat(compared(renewed, "g1", "g2", "g1").claims().gained()).isEqualTo(1);
            renewed.desk.rollBack("test");
            await().atMost(WITHIN).until(() -> renewed.shown.generation().equals("g1"));
            await().atMost(WITHIN).until(() -> promotions() == 4);
            awaitTold(renewed, "g2");

            stop(renewed);
            Instance again = start("one", "v2");
            publish("a3", 1, FREEZE);
            awaitClaims(again, 3);
            assertThat(promotions()).isEqualTo(4);
            assertSequencesAreGapFree();
        } finally {
            LineSamples.misread(false);
        }
    }

    @Test
    void saysWhyThereIsNothingToCompare() {
        Instance one = start("one", "v1");
        publish("a1", 1, FREEZE);
        awaitClaims(one, 1);
        assertThat(one.desk.compare("g1"))
                .isEqualTo(
                        new Comparison.Nothing(
                                "g1 is the live generation, and the first; it replaced none"));
        assertThat(one.desk.compare("g9")).isEqualTo(new Comparison.Unknown());

        rebuild(one);
        one.desk.promote("g2", "test");
        await().atMost(WITHIN).until(() -> one.shown.generation().equals("g2"));
        one.desk.discard("g1", "test");

        assertThat(one.desk.compare("g1")).isEqualTo(new Comparison.Nothing("g1 is discarded"));
        assertThat(one.desk.compare("g2"))
                .isEqualTo(
                        new Comparison.Nothing(
                                "g2 is the live generation; g1, which it replaced, is discarded"));
    }

    private long promotions() {
        return log(StatusEvent.TOPIC).stream()
                .map(LogRecord::event)
                .filter(e ->
                        switch (e) {
                            case StatusEvent.StatusChanged s -> s.cause() == Cause.PROMOTION;
                            case StatusEvent.DevelopmentChanged d -> d.cause() == Cause.PROMOTION;
                        })
                .count();
    }

    @Test
    void losesAndRepeatsNothingWhenOneOfThreeDies() {
        List<Instance> three =
                List.of(start("one", "v1"), start("two", "v1"), start("three", "v1"));
        for (int i = 0; i < 300; i++) {
            publish("a" + i, 1, i % 2 == 0 ? FREEZE : EXIT);
            if (i == 100) {
                String name = three.getFirst().generations().nextName();
                assertThat(three.getFirst().desk.start("test"))
                        .isEqualTo(new Answer.Done(name, Written.ACCEPTED));
            }
            if (i == 150) {
                stop(three.getLast());
            }
        }
        awaitClaims(three.get(0), 300);
        awaitClaims(three.get(1), 300);
        await().atMost(WITHIN)
                .until(() ->
                        three.getFirst().generations().find("g2").orElseThrow().state()
                                == State.BUILT);
        await().atMost(WITHIN)
                .until(() -> three.getFirst().desk.find("g2").orElseThrow().behind() == 0);

        for (String generation : List.of("g1", "g2")) {
            List<LogRecord<ClaimEvent>> claims = log(ClaimEvent.topic(generation));
            assertThat(claims.stream().map(r -> r.envelope().id())).doesNotHaveDuplicates();
            assertThat(claims).hasSize(300);
        }
        assertThat(three.get(0).hash()).isEqualTo(three.get(1).hash());
        assertSequencesAreGapFree();
        String hash = three.getFirst().hash();
        three.getFirst().desk.discard("g2", "test");
        stop(three.get(1));
        assertThat(hashOf(rebuild(three.getFirst()))).isEqualTo(hash);
    }

    private void assertSequencesAreGapFree() {
        Map<String, List<Long>> sequences = new HashMap<>();
        for (LogRecord<StatusEvent> record : log(StatusEvent.TOPIC)) {
            sequences
                    .computeIfAbsent(record.key(), _ -> new ArrayList<>())
                    .add(record.envelope().sequence());
        }
        sequences
                .values()
                .forEach(s ->
                        assertThat(s)
                                .isEqualTo(LongStream.rangeClosed(1, s.size()).boxed().toList()));
    }
}
