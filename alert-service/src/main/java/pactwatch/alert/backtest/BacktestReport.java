package pactwatch.alert.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.analysis.contract.Stage;

/**
 * What a draft would have sent.
 *
 * @param from time of the oldest change of history; absent if there is none
 * @param to time of the newest change
 * @param changes how many changes of developments were read
 * @param raised alerts that would have been raised
 * @param perWeek messages a week, over the weeks from the first message to the last change
 * @param busiest the week with most messages; absent if there is none
 * @param raisedByStage for each least stage that could be asked for, how many alerts
 * @param weeks those in which something would have been sent, newest first
 * @param omitted older messages that are counted but not listed
 */
public record BacktestReport(
        @Nullable Instant from,
        @Nullable Instant to,
        int changes,
        int raised,
        int updated,
        int cancelled,
        double perWeek,
        @Nullable Week busiest,
        Noise noise,
        Map<Stage, Integer> raisedByStage,
        List<Week> weeks,
        int omitted) {

    /**
     * How much of it may not have been worth a message.
     *
     * @param unconfirmed alerts that never got beyond one source
     * @param withdrawn alerts that were cancelled
     * @param share of the alerts that were either, from 0 to 1
     */
    public record Noise(int unconfirmed, int withdrawn, double share) {}

    /**
     * One week.
     *
     * @param week ISO 8601, such as {@code 2024-W08}
     * @param begins its Monday
     * @param count messages in it, also those that are not listed
     */
    public record Week(String week, LocalDate begins, int count, List<AlertMessage> messages) {}

    public BacktestReport {
        raisedByStage = Map.copyOf(raisedByStage);
        weeks = List.copyOf(weeks);
    }
}
