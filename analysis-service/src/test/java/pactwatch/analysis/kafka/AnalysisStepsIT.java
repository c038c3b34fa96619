package pactwatch.analysis.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.AnalysisPipeline;
import pactwatch.analysis.LineSamples;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.DeadLetterEvent;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;
import pactwatch.log.kafka.read.Replayer;
import pactwatch.log.kafka.step.PartitionOwner;
import pactwatch.log.kafka.step.PartitionWorker;
import pactwatch.log.kafka.step.WorkerFactory;

/** Both steps on a real broker; claims are found by {@link LineSamples}. */
class AnalysisStepsIT {

    private static final Duration WITHIN = Duration.ofSeconds(40);
    private static final Topic<ClaimEvent> CLAIMS = ClaimEvent.topic("g1");

    private final Pack pack = PackFiles.bundled("csto").withoutBaseline();
    private final AnalysisPipeline pipeline =
            new AnalysisPipeline(pack, "g1", LineSamples::extract, InstantSource.system());
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
        PartitionOwner<ArticleEvent> owner =
                PartitionOwner.start(
                        broker.settings("one"), ClaimStep.NAME, ArticleEvent.TOPIC, factory);
        owners.add(owner);
        return owner;
    }

    private PartitionOwner<ArticleEvent> startReading() {
        return startReading(t -> ClaimStep.open(t, pipeline, InstantSource.system()));
    }

    private PartitionOwner<ClaimEvent> startJudging(WorkerFactory<ClaimEvent> factory) {
        PartitionOwner<ClaimEvent> owner =
                PartitionOwner.start(broker.settings("one"), StatusStep.NAME, CLAIMS, factory);
        owners.add(owner);
        return owner;
    }

    private PartitionOwner<ClaimEvent> startJudging() {
        return startJudging(t -> StatusStep.open(t, pipeline, InstantSource.system()));
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

    private boolean isToldOf(String member, int claims) {
        ClaimBook book = new ClaimBook();
        log(CLAIMS).forEach(book::accept);
        MemberBoard board = new MemberBoard(pack, book, InstantSource.system());
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
                PartitionOwner<ArticleEvent> reading =
                        startReading(t ->
                                new Failing(
                                        ClaimStep.open(t, pipeline, InstantSource.system()),
                                        reads,
                                        at,
                                        isBefore));
                PartitionOwner<ClaimEvent> judging =
                        startJudging(t ->
                                new Failing(
                                        StatusStep.open(t, pipeline, InstantSource.system()),
                                        judgements,
                                        at,
                                        isBefore));
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
