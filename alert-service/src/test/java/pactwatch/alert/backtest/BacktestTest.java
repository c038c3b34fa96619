package pactwatch.alert.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pactwatch.alert.Samples;
import pactwatch.alert.Samples.Sample;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.subscription.Filter;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;

class BacktestTest {

    private static final Instant FIRST_START = Samples.NOW;
    private static final Instant REPORTED = Instant.parse("2024-02-22T18:00:00Z");
    private static final Instant CORROBORATED = Instant.parse("2024-02-23T09:00:00Z");
    private static final Instant ESTABLISHED = Instant.parse("2024-03-12T09:00:00Z");

    private final List<LogRecord<StatusEvent>> log = new ArrayList<>();
    private final Backtest backtest = new Backtest(log::forEach, 300, 2);

    private static Filter filter(Stage least) {
        return Samples.filter(least, true);
    }

    private static Development development(String id, Stage... stages) {
        List<Instant> times = List.of(REPORTED, CORROBORATED, ESTABLISHED);
        List<Development.StageReached> reached = new ArrayList<>();
        for (Stage stage : stages) {
            reached.add(
                    new Development.StageReached(
                            Assertion.ACTUAL, stage, times.get(reached.size())));
        }
        Stage last = stages[stages.length - 1];
        return Sample.of(id).published(REPORTED).actual(last).development(reached);
    }

    private static Development allStages(String id) {
        return development(id, Stage.REPORTED, Stage.CORROBORATED, Stage.ESTABLISHED);
    }

    private void tell(Instant time, Instant recorded, Development development) {
        Append<StatusEvent> append =
                Append.of(
                        StatusEvent.TOPIC,
                        "CSTO/AM",
                        Samples.SOURCE,
                        "CSTO/AM",
                        log.size() + 1L,
                        time,
                        recorded,
                        null,
                        new StatusEvent.DevelopmentChanged(
                                development,
                                Status.MEMBER,
                                Status.MEMBER,
                                StatusEvent.Cause.EVIDENCE));
        log.add(
                new LogRecord<>(
                        StatusEvent.TOPIC.name(), 0, log.size(), append.key(), append.envelope()));
    }

    private BacktestReport run(Stage least) {
        return backtest.run(filter(least)).orElseThrow();
    }

    private static List<String> sent(BacktestReport report) {
        return report.weeks().stream()
                .flatMap(w -> w.messages().stream())
                .map(m -> m.recorded() + " " + m.type() + " " + m.notice().stage())
                .toList();
    }

    @Test
    void unrollsWhatAFirstStartRecordedAtOnceIntoTheTimesAtWhichItWasKnown() {
        tell(ESTABLISHED, FIRST_START, allStages("d1"));

        assertThat(sent(run(Stage.REPORTED)))
                .containsExactly(
                        ESTABLISHED + " alert.updated ESTABLISHED",
                        CORROBORATED + " alert.updated CORROBORATED",
                        REPORTED + " alert.raised REPORTED");
    }

    @Test
    void raisesAtTheLeastStageThatIsAskedFor() {
        tell(ESTABLISHED, FIRST_START, allStages("d1"));

        assertThat(sent(run(Stage.ESTABLISHED)))
                .containsExactly(ESTABLISHED + " alert.raised ESTABLISHED");
    }

    @Test
    void doesNotDependOnTheOrderInWhichHistoryArrived() {
        List<Runnable> arrivals =
                new ArrayList<>(
                        List.of(
                                () -> tell(CORROBORATED, FIRST_START, allStages("d1")),
                                () -> tell(REPORTED, FIRST_START, allStages("d1")),
                                () -> tell(ESTABLISHED, FIRST_START, allStages("d1"))));
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            log.clear();
            Collections.shuffle(arrivals, random);
            arrivals.forEach(Runnable::run);

            assertThat(sent(run(Stage.REPORTED))).as("seed %d, run %d", seed, i).hasSize(3);
        }
    }

    @Test
    void takesWhatWasRecordedAsNewsAtTheTimeAtWhichItWasRecorded() {
        Instant recorded = REPORTED.plusSeconds(30);
        tell(REPORTED, recorded, development("d1", Stage.REPORTED));

        assertThat(sent(run(Stage.REPORTED))).containsExactly(recorded + " alert.raised REPORTED");
    }

    @Test
    void tellsOfARetractionAndCountsItAsNoise() {
        tell(REPORTED, FIRST_START, development("d1", Stage.REPORTED));
        tell(CORROBORATED, FIRST_START, Sample.of("d1").actual(Stage.RETRACTED).development());

        BacktestReport report = run(Stage.REPORTED);

        assertThat(sent(report))
                .containsExactly(
                        CORROBORATED + " alert.cancelled RETRACTED",
                        REPORTED + " alert.raised REPORTED");
        assertThat(report.noise()).isEqualTo(new BacktestReport.Noise(1, 1, 1.0));
    }

    @Test
    void takesDevelopmentsThatShareEvidenceForOne() {
        tell(
                CORROBORATED,
                FIRST_START,
                Sample.of("later").evidence("k2").published(CORROBORATED).development());
        tell(
                REPORTED,
                FIRST_START,
                Sample.of("earlier").evidence("k1", "k2").published(REPORTED).development());

        assertThat(run(Stage.REPORTED).raised()).isEqualTo(1);
    }

    @Test
    void sendsNothingOfWhatWasOnlyToldAsBackground() {
        tell(REPORTED, FIRST_START, Sample.of("d1").development(List.of()));

        BacktestReport report = run(Stage.REPORTED);

        assertThat(report.raised()).isZero();
        assertThat(report.weeks()).isEmpty();
    }

    @Test
    void groupsByWeekAndComparesTheStages() {
        tell(ESTABLISHED, FIRST_START, allStages("d1"));
        tell(
                REPORTED,
                FIRST_START,
                Sample.of("d2").evidence("other").published(REPORTED).development());

        BacktestReport report = run(Stage.REPORTED);

        assertThat(report.weeks())
                .extracting(BacktestReport.Week::week)
                .containsExactly("2024-W11", "2024-W08");
        assertThat(report.weeks()).extracting(BacktestReport.Week::count).containsExactly(1, 3);
        assertThat(report.raisedByStage())
                .containsEntry(Stage.REPORTED, 2)
                .containsEntry(Stage.CORROBORATED, 1)
                .containsEntry(Stage.ESTABLISHED, 1);
        assertThat(report.perWeek()).isEqualTo(1.0);
        assertThat(report.noise().share()).isEqualTo(0.5);
    }

    @Test
    void listsTheNewestAndCountsTheRest() {
        for (int i = 0; i < 5; i++) {
            tell(
                    REPORTED,
                    FIRST_START,
                    Sample.of("d" + i)
                            .published(REPORTED.plus(Duration.ofDays(30L * i)))
                            .development());
        }

        BacktestReport report =
                new Backtest(log::forEach, 2, 1).run(filter(Stage.REPORTED)).orElseThrow();

        assertThat(report.raised()).isEqualTo(5);
        assertThat(report.omitted()).isEqualTo(3);
        assertThat(report.weeks().stream().flatMap(w -> w.messages().stream()))
                .extracting(AlertMessage::sequence)
                .containsExactly(5L, 4L);
    }

    @Test
    void turnsAwayMoreRunsAtATimeThanAreAllowed() {
        List<Boolean> inner = new ArrayList<>();
        Backtest[] self = new Backtest[1];
        self[0] =
                new Backtest(
                        _ -> inner.add(self[0].run(filter(Stage.REPORTED)).isPresent()), 300, 1);

        assertThat(self[0].run(filter(Stage.REPORTED))).isPresent();
        assertThat(inner).containsExactly(false);
    }
}
