package pactwatch.alert.backtest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.backtest.BacktestReport.Noise;
import pactwatch.alert.backtest.BacktestReport.Week;
import pactwatch.analysis.contract.Stage;

/** Counts what a draft would have sent. */
final class Summary {

    private Summary() {}

    static BacktestReport of(
            List<Moment> moments,
            List<AlertMessage> sent,
            Map<Stage, Integer> raisedByStage,
            int messagesMax) {
        int omitted = Math.max(0, sent.size() - messagesMax);
        List<Week> weeks = weeks(sent, omitted);
        int raised = (int) sent.stream().filter(Backtest::isRaised).count();
        int cancelled = (int) sent.stream().filter(Summary::isCancelled).count();
        return new BacktestReport(
                moments.isEmpty() ? null : moments.getFirst().at(),
                moments.isEmpty() ? null : moments.getLast().at(),
                moments.size(),
                raised,
                sent.size() - raised - cancelled,
                cancelled,
                perWeek(moments, sent),
                weeks.stream().max(Comparator.comparingInt(Week::count)).orElse(null),
                noise(sent, raised),
                raisedByStage,
                weeks,
                omitted);
    }

    private static boolean isCancelled(AlertMessage message) {
        return message.event() instanceof AlertEvent.Cancelled;
    }

    private static double perWeek(List<Moment> moments, List<AlertMessage> sent) {
        if (sent.isEmpty()) {
            return 0;
        }
        LocalDate first = monday(sent.getFirst().recorded());
        LocalDate last = monday(moments.getLast().at());
        return (double) sent.size() / (ChronoUnit.WEEKS.between(first, last) + 1);
    }

    private static Noise noise(List<AlertMessage> sent, int raised) {
        Map<String, Stage> highest = new HashMap<>();
        Set<String> withdrawn = new HashSet<>();
        for (AlertMessage message : sent) {
            String alert = message.notice().alert();
            highest.merge(alert, message.notice().stage(), (a, b) -> a.isAtLeast(b) ? a : b);
            if (isCancelled(message)) {
                withdrawn.add(alert);
            } else {
                withdrawn.remove(alert);
            }
        }
        Set<String> unconfirmed =
                highest.entrySet().stream()
                        .filter(e -> !e.getValue().isAtLeast(Stage.CORROBORATED))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        Set<String> either = new HashSet<>(unconfirmed);
        either.addAll(withdrawn);
        double share = raised == 0 ? 0 : (double) either.size() / raised;
        return new Noise(unconfirmed.size(), withdrawn.size(), share);
    }

    private static List<Week> weeks(List<AlertMessage> sent, int omitted) {
        Map<LocalDate, List<AlertMessage>> byMonday =
                sent.stream()
                        .collect(
                                Collectors.groupingBy(
                                        m -> monday(m.recorded()),
                                        TreeMap::new,
                                        Collectors.toList()));
        return byMonday.entrySet().stream()
                .map(e -> week(e.getKey(), e.getValue(), omitted))
                .sorted(Comparator.comparing(Week::begins).reversed())
                .toList();
    }

    private static Week week(LocalDate monday, List<AlertMessage> messages, int omitted) {
        List<AlertMessage> listed =
                messages.stream().filter(m -> m.sequence() > omitted).toList().reversed();
        return new Week(name(monday), monday, messages.size(), listed);
    }

    private static String name(LocalDate monday) {
        return "%04d-W%02d"
                .formatted(
                        monday.get(IsoFields.WEEK_BASED_YEAR),
                        monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static LocalDate monday(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
