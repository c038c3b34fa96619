package pactwatch.alert.web;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.backtest.BacktestReport;
import pactwatch.alert.message.MessageBody;
import pactwatch.alert.message.Words;
import pactwatch.analysis.contract.Stage;

/**
 * What a draft would have sent, in words.
 *
 * @param headline the counts in one sentence
 * @param noise how much may not have been worth a message
 * @param stages what other least stages would have given
 */
public record BacktestView(
        String headline, @Nullable String noise, String stages, List<Week> weeks, int omitted) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** One week and its messages. */
    public record Week(String name, String begins, int count, List<Views.Alert> alerts) {}

    static BacktestView of(BacktestReport report, MessageBody.Setting setting) {
        Map<Stage, Integer> byStage = report.raisedByStage();
        return new BacktestView(
                headline(report),
                report.raised() == 0 ? null : noise(report),
                "Alerts by least stage: reported %d, corroborated %d, established %d."
                        .formatted(
                                byStage.getOrDefault(Stage.REPORTED, 0),
                                byStage.getOrDefault(Stage.CORROBORATED, 0),
                                byStage.getOrDefault(Stage.ESTABLISHED, 0)),
                report.weeks().stream()
                        .filter(w -> !w.messages().isEmpty())
                        .map(w ->
                                new Week(
                                        w.week(),
                                        DAY.format(w.begins()),
                                        w.count(),
                                        w.messages().stream()
                                                .map(m -> Views.Alert.of(m, setting))
                                                .toList()))
                        .toList(),
                report.omitted());
    }

    private static String headline(BacktestReport report) {
        if (report.from() == null || report.to() == null) {
            return "Nothing of the kind is in the log yet, so this would have sent nothing.";
        }
        String span = Words.day(report.from()) + " to " + Words.day(report.to());
        BacktestReport.Week busiest = report.busiest();
        if (busiest == null) {
            return "From %s this would have sent nothing.".formatted(span);
        }
        return ("From %s this would have raised %d alert%s and sent %d update%s and %d"
                        + " cancellation%s; most in the week of %s (%d).")
                .formatted(
                        span,
                        report.raised(),
                        s(report.raised()),
                        report.updated(),
                        s(report.updated()),
                        report.cancelled(),
                        s(report.cancelled()),
                        DAY.format(busiest.begins()),
                        busiest.count());
    }

    private static String s(int count) {
        return count == 1 ? "" : "s";
    }

    private static String noise(BacktestReport report) {
        BacktestReport.Noise noise = report.noise();
        if (noise.share() == 0) {
            return "Noise: none; each got beyond one source and stood.";
        }
        return "Noise: %d of %d alerts (%.0f %%) never got beyond one source (%d) or were withdrawn (%d)."
                .formatted(
                        Math.round(noise.share() * report.raised()),
                        report.raised(),
                        noise.share() * 100,
                        noise.unconfirmed(),
                        noise.withdrawn());
    }
}
