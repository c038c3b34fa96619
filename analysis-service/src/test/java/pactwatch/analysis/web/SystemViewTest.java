package pactwatch.analysis.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.LiveState;
import pactwatch.analysis.board.CoverageSummary;
import pactwatch.analysis.board.Scoreboard;
import pactwatch.analysis.replay.CanonicalState;
import pactwatch.log.Brokers;
import pactwatch.log.Envelope;
import pactwatch.log.LogRecord;
import pactwatch.log.Vitals;
import pactwatch.log.VitalsEvent;

class SystemViewTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Frame FRAME =
            new Frame("System", "system", false, false, "", true, null, null);

    private final Vitals vitals = new Vitals();

    private void told(
            String service, Instant at, List<String> waiting, Map<String, Double> figures) {
        VitalsEvent event =
                new VitalsEvent.Told(
                        service, service + "-1", NOW.minusSeconds(600), waiting, figures);
        vitals.accept(
                new LogRecord<>(
                        "pactwatch.vitals",
                        0,
                        0,
                        service + "-1",
                        new Envelope<>(
                                "id",
                                "pactwatch.vitals.told.v1",
                                URI.create("/test"),
                                service + "-1",
                                at,
                                at,
                                null,
                                1,
                                event)));
    }

    private SystemView view(int sources, int answering) {
        return view(sources, answering, Optional.of(new Brokers(3, 3, 78, 0, 0)));
    }

    private SystemView view(int sources, int answering, Optional<Brokers> brokers) {
        return SystemView.of(
                FRAME,
                new SystemFigures(vitals.all(NOW), NOW),
                brokers,
                new CoverageSummary(sources, answering, NOW.minusSeconds(120)),
                new LiveState.Now("g1", "rules-1", Instant.EPOCH, new CanonicalState("abc", 7)),
                new Scoreboard(List.of(new Scoreboard.Row("rules-1", "own.en", 0.987, 0.9, 1))),
                false);
    }

    private void allAreWell() {
        told("ingest", NOW, List.of(), Map.of());
        told("analysis", NOW, List.of(), Map.of());
        told("alert", NOW, List.of(), Map.of());
    }

    @Test
    void saysThatAllIsWell() {
        allAreWell();

        SystemView view = view(3, 3);

        assertThat(view.troubles()).isEmpty();
        assertThat(view.instances()).extracting(SystemView.Instance::state).containsOnly("ready");
        assertThat(view.checked()).isEqualTo("2 minutes ago");
        assertThat(view.since()).isNull();
        assertThat(view.scores().getFirst().claims()).isEqualTo("0.99");
        assertThat(view.deliveries().success()).isNull();
        assertThat(view.stages()).extracting(SystemView.Stage::typical).containsOnly("–");
    }

    @Test
    void namesEveryTroubleInASentence() {
        told("ingest", NOW.minusSeconds(40), List.of(), Map.of());
        told(
                "alert",
                NOW,
                List.of("The log is not read to its end."),
                Map.of(
                        "pactwatch_oldest_undelivered_alert_age_seconds",
                        1_500.0,
                        "pactwatch_dead_letters{state=\"parked\"}",
                        2.0,
                        "kafka_consumergroup_lag{partition=\"0\",topic=\"a\"}",
                        5_000.0));

        assertThat(view(3, 1).troubles())
                .containsExactly(
                        "Nothing was heard of the analysis service.",
                        "alert-1 is not ready: The log is not read to its end.",
                        "ingest-1 was last heard of 40 seconds ago.",
                        "An alert has waited for 25 minutes.",
                        "2 records could not be processed.",
                        "5,000 records are not read yet.",
                        "2 of 3 sources did not answer.");
    }

    @Test
    void saysHowManyBrokersAnswerAndThatAllCopiesAreThere() {
        allAreWell();

        assertThat(view(3, 3).brokers())
                .isEqualTo(
                        new BrokersView(
                                3, 3, "Each of the 78 parts of the log has all its copies."));
    }

    @Test
    void tellsOfALostBroker() {
        allAreWell();

        SystemView view = view(3, 3, Optional.of(new Brokers(3, 2, 78, 52, 0)));

        assertThat(view.troubles())
                .containsExactly(
                        "1 of 3 brokers, which keep the log, does not answer.",
                        "52 of 78 parts of the log have fewer copies than they should.");
        assertThat(view.brokers().present()).isEqualTo(2);
    }

    @Test
    void tellsOfPartsThatNobodyServes() {
        allAreWell();

        assertThat(view(3, 3, Optional.of(new Brokers(3, 1, 78, 78, 26))).troubles())
                .containsExactly(
                        "2 of 3 brokers, which keep the log, do not answer.",
                        "26 of 78 parts of the log can be neither read nor written.",
                        "78 of 78 parts of the log have fewer copies than they should.");
    }

    @Test
    void saysThatNoBrokerAnswers() {
        allAreWell();

        SystemView view = view(3, 3, Optional.empty());

        assertThat(view.troubles())
                .containsExactly("The brokers, which keep the log, do not answer.");
        assertThat(view.brokers().present()).isNull();
    }

    @Test
    void tellsHowLongNewsTakesAndWhatWasDelivered() {
        allAreWell();
        told(
                "alert",
                NOW,
                List.of(),
                Map.of(
                        "pactwatch_fetch_to_log_seconds_count{topic=\"pactwatch.alerts\"}",
                        4.0,
                        "pactwatch_fetch_to_log_seconds{quantile=\"0.5\",topic=\"pactwatch.alerts\"}",
                        0.25,
                        "pactwatch_fetch_to_log_seconds{quantile=\"0.95\",topic=\"pactwatch.alerts\"}",
                        2.5,
                        "pactwatch_delivery_attempt_seconds_count{outcome=\"delivered\"}",
                        3.0,
                        "pactwatch_delivery_attempt_seconds_count{outcome=\"failed\"}",
                        1.0));

        SystemView view = view(3, 3);

        assertThat(view.stages()).contains(new SystemView.Stage("Alerts", 4, "250 ms", "2.5 s"));
        assertThat(view.deliveries().success()).isEqualTo("75 %");
        assertThat(view.deliveries().attempts()).isEqualTo(4);
    }
}
