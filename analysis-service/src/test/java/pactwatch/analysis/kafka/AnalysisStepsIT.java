package pactwatch.analysis.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pactwatch.analysis.AnalysisPipeline;
import pactwatch.analysis.LineSamples;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.contract.RulingEvent;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.analysis.replay.Generations;
import pactwatch.analysis.ruling.RulingBook;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.Append;
import pactwatch.log.DeadLetterEvent;
import pactwatch.log.DeadLetters;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
import pactwatch.log.TopicCatalog;
import pactwatch.log.kafka.KafkaTopics;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;
import pactwatch.log.kafka.read.Replayer;
import pactwatch.log.kafka.step.Pace;
import pactwatch.log.kafka.step.PartitionOwner;
import pactwatch.log.kafka.step.PartitionWorker;
import pactwatch.log.kafka.step.Redrives;
import pactwatch.log.kafka.step.Takeover;
import pactwatch.log.kafka.step.WorkerFactory;

/** Both steps on a real broker; claims are found by {@link LineSamples}. */
class AnalysisStepsIT {

    private static final StatusLine LINE = StatusLine.live(() -> Generations.startingWith("g1"));
    private static final Duration WITHIN = Duration.ofSeconds(40);
    private static final Topic<ClaimEvent> CLAIMS = ClaimEvent.topic("g1");

    private final Pack pack = PackFiles.bundled("csto").withoutBaseline();
    private final AnalysisPipeline pipeline =
            new AnalysisPipeline(pack, "test-1", LineSamples::extract, InstantSource.system());
    private final List<PartitionOwner<?>> owners = new ArrayList<>();
    private TestBroker broker;
    private LogWriter ingest;

    @BeforeEach
    void startBroker() {
        broker = TestBroker.start().withProjectTopics();
        ingest = new LogWriter(broker.settings("test"), "ingest");
    }

    @AfterEach
    void stopBroker() {
        owners.forEach(PartitionOwner::close);
        ingest.close();
        broker.close();
    }

    private PartitionOwner<ArticleEvent> startReading(WorkerFactory<ArticleEvent> factory) {
        return startReading("g1", factory);
    }

    private PartitionOwner<ArticleEvent> startReading(
            String generation, WorkerFactory<ArticleEvent> factory) {
        PartitionOwner<ArticleEvent> owner =
                PartitionOwner.start(
                        broker.settings("one"),
                        ClaimStep.name(generation),
                        ArticleEvent.TOPIC,
                        ClaimStep.outputs(generation),
                        factory);
        owners.add(owner);
        return owner;
    }

    private PartitionOwner<ArticleEvent> startReading() {
        return startReading(reader());
    }

    private WorkerFactory<ArticleEvent> reader() {
        return ClaimStep.factory("g1", pipeline, Redrives.NONE, InstantSource.system());
    }

    private PartitionWorker judge(Takeover<RulingEvent> takeover) {
        return new StatusWorker(
                takeover,
                pipeline,
                LINE,
                Redrives.NONE,
                broker.settings("one"),
                InstantSource.system());
    }

    private PartitionOwner<RulingEvent> startJudging(WorkerFactory<RulingEvent> factory) {
        PartitionOwner<RulingEvent> owner =
                PartitionOwner.start(
                        broker.settings("one"),
                        LINE.step(),
                        RulingEvent.TOPIC,
                        LINE.outputs(),
                        Pace.TICKING,
                        factory);
        owners.add(owner);
        return owner;
    }

    private PartitionOwner<RulingEvent> startJudging() {
        return startJudging(this::judge);
    }

    private void stop(PartitionOwner<?> owner) {
        owners.remove(owner);
        owner.close();
    }

    private void publish(String id, int version, String... lines) {
        ingest.append(LineSamples.append(LineSamples.article(id, version, lines)));
    }

    private <E> List<LogRecord<E>> log(Topic<E> topic) {
        List<LogRecord<E>> records = new ArrayList<>();
        new Replayer(broker.settings("reader"), "reader").replayAll(topic, records::add);
        return records;
    }

    private static <E> Set<String> ids(List<LogRecord<E>> records) {
        return records.stream().map(r -> r.envelope().id()).collect(Collectors.toSet());
    }

    /** The state that the last StatusChanged of each member told. */
    private Map<String, MemberState> told() {
        Map<String, MemberState> told = new TreeMap<>();
        for (LogRecord<StatusEvent> record : log(StatusEvent.TOPIC)) {
            if (record.event() instanceof StatusEvent.StatusChanged changed) {
                told.put(changed.state().code(), changed.state());
            }
        }
        return told;
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

    @Test
    void turnsArticlesIntoClaimsAndClaimsIntoStatuses() {
        startReading();
        startJudging();

        publish("a1", 1, "!AM SUSPENSION ACTUAL 2024-02-22", "!UZ WITHDRAWAL ACTUAL 2012-06-28");

        await().atMost(WITHIN).untilAsserted(() -> assertThat(told()).containsKeys("AM", "UZ"));
        assertThat(log(CLAIMS))
                .extracting(LogRecord::key)
                .containsExactlyInAnyOrder("CSTO/AM", "CSTO/UZ");
        assertThat(log(CLAIMS))
                .allSatisfy(r -> {
                    assertThat(r.envelope().subject()).isEqualTo(r.key());
                    assertThat(r.envelope().causationId()).isNotNull();
                });
        assertSequencesAreGapFree();
    }

    @Test
    void unsaysWhatARevisionDropsAlsoAfterARestart() {
        PartitionOwner<ArticleEvent> first = startReading();
        publish("a1", 1, "!AM SUSPENSION ACTUAL 2024-02-22");
        await().atMost(WITHIN).until(() -> log(CLAIMS).size() == 1);
        stop(first);
        publish("a1", 2, "Nothing of the kind.");

        startReading();

        await().atMost(WITHIN).until(() -> log(CLAIMS).size() == 2);
        assertThat(log(CLAIMS).stream().map(LogRecord::event))
                .anyMatch(e -> e instanceof ClaimEvent.Unsaid);
    }

    @Test
    void parksAnArticleThatCannotBeReadAndGoesOn() {
        startReading();
        publish("a1", 1, "!POISON");
        publish("a2", 1, "!AM SUSPENSION ACTUAL 2024-02-22");

        await().atMost(WITHIN).until(() -> log(CLAIMS).size() == 1);

        assertThat(log(DeadLetterEvent.TOPIC)).hasSize(1);
    }

    private void provide(String generation) throws IOException {
        try (InputStream yaml =
                Objects.requireNonNull(AnalysisStepsIT.class.getResourceAsStream("/topics.yaml"))) {
            assertThat(
                            KafkaTopics.provision(
                                    broker.settings("one"),
                                    TopicCatalog.read(yaml).ofGeneration(generation)))
                    .isEmpty();
        }
    }

    /** The live generation and a rebuild alike. */
    @ParameterizedTest
    @ValueSource(strings = {"g1", "g2"})
    void triesAgainWhatItParkedWhenAsked(String generation) throws IOException {
        provide(generation);
        AtomicBoolean isPoisonous = new AtomicBoolean(true);
        AnalysisPipeline mended =
                new AnalysisPipeline(
                        pack,
                        "test-1",
                        a -> isPoisonous.get() ? LineSamples.extract(a) : List.of(),
                        InstantSource.system());
        try (LogWriter writer = new LogWriter(broker.settings("one"), "letters");
                KafkaDeadLetters letters =
                        new KafkaDeadLetters(
                                broker.settings("one"), writer, InstantSource.system())) {
            startReading(
                    generation,
                    ClaimStep.factory(generation, mended, letters, InstantSource.system()));
            publish("a1", 1, "!POISON");
            await().atMost(WITHIN).until(() -> letters.all().size() == 1);
            DeadLetters.Letter letter = letters.all().getFirst();
            assertThat(letter.reason()).contains("Poison");
            assertThat(letter.step()).isEqualTo(ClaimStep.name(generation));

            letters.redrive(letter, "admin");
            await().atMost(WITHIN).until(() -> log(DeadLetterEvent.TOPIC).size() == 3);
            assertThat(stateOf(letters, letter)).isEqualTo(DeadLetters.State.PARKED);
            isPoisonous.set(false);
            letters.redrive(letters.find(letter.id()).orElseThrow(), "admin");

            await().atMost(WITHIN)
                    .until(() -> stateOf(letters, letter) == DeadLetters.State.RECOVERED);
        }
    }

    private static DeadLetters.State stateOf(KafkaDeadLetters letters, DeadLetters.Letter letter) {
        return letters.find(letter.id()).orElseThrow().state();
    }

    @Test
    void tellsAMemberOnceForABacklogAndKeepsUp() {
        for (int i = 0; i < 300; i++) {
            publish("a" + i, 1, "!AM SUSPENSION ACTUAL 2024-02-22");
        }
        startReading();
        await().atMost(WITHIN).until(() -> log(CLAIMS).size() == 300);

        startJudging();

        await().atMost(WITHIN).until(() -> isToldOf("AM", 300));
        assertSequencesAreGapFree();
    }

    @Test
    void tellsWhatAnAnalystDecidedAndTakesItBack() {
        startReading();
        startJudging();
        publish("a1", 1, "!AM SUSPENSION ACTUAL 2024-02-22");
        await().atMost(WITHIN).until(() -> statusOf("AM") == Status.MEMBER);
        List<String> keys = List.of("a1/AM/SUSPENSION/2024");

        rule(1, new RulingEvent.Confirmed("r1", "CSTO", "AM", keys, "analyst", "Seen it."));
        await().atMost(WITHIN).until(() -> statusOf("AM") == Status.SUSPENDED);
        rule(2, new RulingEvent.Undone("r1", "CSTO", "AM", "analyst", "Mistaken."));
        await().atMost(WITHIN).until(() -> statusOf("AM") == Status.MEMBER);

        assertThat(log(StatusEvent.TOPIC).stream().map(LogRecord::event))
                .filteredOn(e ->
                        e instanceof StatusEvent.StatusChanged c
                                && c.cause() == StatusEvent.Cause.RULING)
                .hasSize(2);
        assertSequencesAreGapFree();
    }

    @Test
    void keepsARulingThatCameBeforeATakeover() {
        startReading();
        PartitionOwner<RulingEvent> first = startJudging();
        publish("a1", 1, "!AM SUSPENSION ACTUAL 2024-02-22");
        List<String> keys = List.of("a1/AM/SUSPENSION/2024");
        rule(1, new RulingEvent.Confirmed("r1", "CSTO", "AM", keys, "analyst", "Seen it."));
        await().atMost(WITHIN).until(() -> statusOf("AM") == Status.SUSPENDED);
        stop(first);
        int before = log(StatusEvent.TOPIC).size();
        publish("a2", 1, "!AM BOYCOTT ACTUAL 2024-02-20");

        startJudging();

        await().atMost(WITHIN).until(() -> log(StatusEvent.TOPIC).size() > before);
        assertThat(statusOf("AM")).isEqualTo(Status.SUSPENDED);
        assertSequencesAreGapFree();
    }

    private @Nullable Status statusOf(String member) {
        MemberState state = told().get(member);
        return state == null ? null : state.status();
    }

    private void rule(long sequence, RulingEvent event) {
        ingest.append(
                Append.of(
                        RulingEvent.TOPIC,
                        "CSTO/AM",
                        LineSamples.SOURCE,
                        "CSTO/AM",
                        sequence,
                        LineSamples.NOW,
                        LineSamples.NOW.plusSeconds(600 * sequence),
                        null,
                        event));
    }

    private boolean isToldOf(String member, int claims) {
        ClaimBook book = new ClaimBook();
        log(CLAIMS).forEach(book::accept);
        MemberBoard board = new MemberBoard(pack, book, new RulingBook(), InstantSource.system());
        MemberState expected = board.one(member, AsOf.PRESENT).orElseThrow().state();
        MemberState state = told().get(member);
        return book.changes() == claims && state != null && state.status() == expected.status();
    }

    /** Fails the n-th batch of all, before or after the transaction, as a crash would. */
    private record Failing(
            PartitionWorker worker, AtomicInteger batches, int failAt, boolean isBefore)
            implements PartitionWorker {

        @Override
        public void accept(List<ConsumerRecord<String, byte[]>> batch) {
            boolean isDue = batches.incrementAndGet() == failAt;
            if (isDue && isBefore) {
                throw new IllegalStateException("Planted failure before the transaction");
            }
            worker.accept(batch);
            if (isDue) {
                throw new IllegalStateException("Planted failure after the transaction");
            }
        }

        /** A turn without work is no batch; a failure before one can come at any time. */
        @Override
        public boolean tick() {
            if (isBefore && batches.get() + 1 == failAt) {
                batches.incrementAndGet();
                throw new IllegalStateException("Planted failure before the transaction");
            }
            boolean hasWorked = worker.tick();
            if (hasWorked && batches.incrementAndGet() == failAt && !isBefore) {
                throw new IllegalStateException("Planted failure after the transaction");
            }
            return hasWorked;
        }

        @Override
        public boolean isHealthy() {
            return worker.isHealthy();
        }

        @Override
        public void close() {
            worker.close();
        }
    }

    @Test
    void losesAndRepeatsNothingWhicheverBatchOfEitherStepFails() {
        Set<String> articles = new HashSet<>();
        for (boolean isBefore : new boolean[] {true, false}) {
            for (int failAt = 1; failAt <= 3; failAt++) {
                AtomicInteger reads = new AtomicInteger();
                AtomicInteger judgements = new AtomicInteger();
                int at = failAt;
                WorkerFactory<ArticleEvent> reader = reader();
                PartitionOwner<ArticleEvent> reading =
                        startReading(t -> new Failing(reader.open(t), reads, at, isBefore));
                PartitionOwner<RulingEvent> judging =
                        startJudging(t -> new Failing(judge(t), judgements, at, isBefore));
                while (reads.get() < failAt || judgements.get() < failAt) {
                    String id = "a" + articles.size();
                    articles.add(id);
                    publish(id, 1, "!AM SUSPENSION ACTUAL 2024-02-22");
                    publish(
                            id,
                            2,
                            "!AM SUSPENSION ACTUAL 2024-02-22",
                            "!KZ AFFIRMATION ACTUAL 2024");
                    awaitClaims(articles.size());
                }
                awaitClaims(articles.size());
                stop(reading);
                stop(judging);
            }
        }
        startJudging();
        await().atMost(WITHIN).until(() -> isToldOf("AM", articles.size() * 3));
        List<LogRecord<ClaimEvent>> claims = log(CLAIMS);
        assertThat(ids(claims)).hasSameSizeAs(claims);
        assertThat(ids(log(StatusEvent.TOPIC))).hasSameSizeAs(log(StatusEvent.TOPIC));
        assertSequencesAreGapFree();
        assertThat(log(DeadLetterEvent.TOPIC)).isEmpty();
    }

    private void awaitClaims(int articles) {
        await().atMost(WITHIN).untilAsserted(() -> assertThat(log(CLAIMS)).hasSize(articles * 3));
    }
}
