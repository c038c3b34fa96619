package pactwatch.analysis.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.LiveState;
import pactwatch.analysis.board.CoverageSummary;
import pactwatch.analysis.board.Scoreboard;
import pactwatch.log.Brokers;
import pactwatch.log.Vitals;

/**
 * What the page of the system shows.
 *
 * @param troubles one sentence each; empty if all is well
 * @param since when the live generation became live; absent for the first
 */
public record SystemView(
        Frame frame,
        boolean watched,
        List<String> troubles,
        int sources,
        int answering,
        @Nullable String checked,
        List<Stage> stages,
        Deliveries deliveries,
        BrokersView brokers,
        long letters,
        long lag,
        String generation,
        String version,
        @Nullable String since,
        String hash,
        int claims,
        List<Score> scores,
        List<Instance> instances) {

    private static final double SLOW_SECONDS = 30;
    private static final double WAITING_SECONDS = 600;
    private static final long LAG_MAX = 1_000;
    private static final double PERCENT = 100;
    private static final double MINUTE = 60;

    /** How long it takes from the fetch to one stage of the way. */
    public record Stage(String name, long count, String typical, String slow) {}

    /**
     * How deliveries fare.
     *
     * @param success share of attempts that were taken, in words; absent if there was none
     * @param oldest how long the oldest alert waits; absent if none does
     */
    public record Deliveries(
            long delivered,
            long attempts,
            @Nullable String success,
            long waiting,
            long held,
            @Nullable String oldest) {}

    /** The last evaluation of one set, in hundredths. */
    public record Score(String set, String version, String claims, String dated, String alerts) {}

    /**
     * One process.
     *
     * @param state in one word
     * @param stateClass of its badge
     * @param waiting for what, if it is not ready
     */
    public record Instance(
            String service,
            String name,
            String state,
            String stateClass,
            String waiting,
            String heard,
            String up,
            long lag) {}

    public SystemView {
        troubles = List.copyOf(troubles);
        stages = List.copyOf(stages);
        scores = List.copyOf(scores);
        instances = List.copyOf(instances);
    }

    static SystemView of(
            Frame frame,
            SystemFigures figures,
            Optional<Brokers> brokers,
            CoverageSummary coverage,
            LiveState.Now live,
            Scoreboard scoreboard,
            boolean watched) {
        Instant checked = coverage.lastChecked();
        return new SystemView(
                frame,
                watched,
                troubles(figures, brokers, coverage),
                coverage.sources(),
                coverage.answering(),
                checked == null ? null : Words.ago(checked, figures.now()),
                stages(figures, live.name()),
                deliveries(figures),
                BrokersView.of(brokers),
                (long) figures.max("pactwatch_dead_letters{state=\"parked\"}"),
                lag(figures),
                live.name(),
                live.version(),
                live.since().isAfter(Instant.EPOCH) ? Words.time(live.since()) : null,
                live.state().hash(),
                live.state().claims(),
                scoreboard.rows().stream()
                        .map(r ->
                                new Score(
                                        r.set(),
                                        r.version(),
                                        hundredths(r.claims()),
                                        hundredths(r.dated()),
                                        hundredths(r.alerts())))
                        .toList(),
                figures.signs().stream().map(s -> instance(figures, s)).toList());
    }

    private static List<String> troubles(
            SystemFigures figures, Optional<Brokers> brokers, CoverageSummary coverage) {
        List<String> all = new ArrayList<>(BrokersView.troubles(brokers));
        for (String service : List.of("ingest", "analysis", "alert")) {
            if (figures.signs().stream().noneMatch(s -> s.told().service().equals(service))) {
                all.add("Nothing was heard of the " + service + " service.");
            }
        }
        for (Vitals.Sign sign : figures.signs()) {
            if (figures.isSilent(sign)) {
                all.add(
                        "%s was last heard of %s."
                                .formatted(sign.told().instance(), heard(sign, figures.now())));
            } else if (!sign.told().waiting().isEmpty()) {
                all.add(
                        "%s is not ready: %s"
                                .formatted(
                                        sign.told().instance(),
                                        String.join(" ", sign.told().waiting())));
            }
        }
        double oldest = figures.max("pactwatch_oldest_undelivered_alert_age_seconds");
        if (oldest > WAITING_SECONDS) {
            all.add("An alert has waited for " + duration(oldest) + ".");
        }
        long letters = (long) figures.max("pactwatch_dead_letters{state=\"parked\"}");
        if (letters > 0) {
            all.add(Words.number((int) letters, "record") + " could not be processed.");
        }
        if (lag(figures) > LAG_MAX) {
            all.add("%,d records are not read yet.".formatted(lag(figures)));
        }
        int failing = coverage.sources() - coverage.answering();
        if (failing > 0) {
            all.add(
                    "%d of %s did not answer."
                            .formatted(failing, Words.number(coverage.sources(), "source")));
        }
        figures.took("pactwatch_fetch_to_log", "topic=\"pactwatch.alerts\"")
                .slow()
                .ifPresent(s -> {
                    if (s > SLOW_SECONDS) {
                        all.add(
                                "Alerts take up to "
                                        + duration(s)
                                        + " from the fetch of the news.");
                    }
                });
        return all;
    }

    private static long lag(SystemFigures figures) {
        return (long) figures.sum("kafka_consumergroup_lag");
    }

    private static List<Stage> stages(SystemFigures figures, String generation) {
        List<Stage> all = new ArrayList<>();
        all.add(stage(figures, "Item in the log", "pactwatch.items"));
        all.add(stage(figures, "Article", "pactwatch.articles"));
        all.add(stage(figures, "Claims", "pactwatch.claims." + generation));
        all.add(stage(figures, "Statuses", "pactwatch.statuses"));
        all.add(stage(figures, "Alerts", "pactwatch.alerts"));
        all.add(
                stage(
                        "From the alert to the receiver",
                        figures.took("pactwatch_alert_to_delivery", "")));
        return all;
    }

    private static Stage stage(SystemFigures figures, String name, String topic) {
        return stage(name, figures.took("pactwatch_fetch_to_log", "topic=\"" + topic + "\""));
    }

    private static Stage stage(String name, SystemFigures.Took took) {
        return new Stage(name, took.count(), words(took.typical()), words(took.slow()));
    }

    private static Deliveries deliveries(SystemFigures figures) {
        long attempts = (long) figures.sum("pactwatch_delivery_attempt_seconds_count");
        long delivered =
                (long)
                        figures.sumOf(
                                "pactwatch_delivery_attempt_seconds_count{outcome=\"delivered\"}");
        double oldest = figures.max("pactwatch_oldest_undelivered_alert_age_seconds");
        return new Deliveries(
                delivered,
                attempts,
                attempts == 0
                        ? null
                        : "%.0f %%".formatted(Math.floor(PERCENT * delivered / attempts)),
                (long) figures.sumOf("pactwatch_undelivered_messages{state=\"waiting\"}"),
                (long) figures.sumOf("pactwatch_undelivered_messages{state=\"held\"}"),
                oldest > 0 ? duration(oldest) : null);
    }

    private static Instance instance(SystemFigures figures, Vitals.Sign sign) {
        boolean isSilent = figures.isSilent(sign);
        boolean isReady = sign.told().waiting().isEmpty();
        return new Instance(
                sign.told().service(),
                sign.told().instance(),
                isSilent ? "silent" : isReady ? "ready" : "starting",
                isSilent ? "failed" : isReady ? "ok" : "warn",
                String.join(" ", sign.told().waiting()),
                heard(sign, figures.now()),
                Words.ago(sign.told().started(), figures.now()),
                SystemFigures.lag(sign));
    }

    private static String heard(Vitals.Sign sign, Instant now) {
        long seconds = Math.max(0, Duration.between(sign.at(), now).toSeconds());
        return seconds < MINUTE
                ? Words.number((int) seconds, "second") + " ago"
                : Words.ago(sign.at(), now);
    }

    private static String words(OptionalDouble seconds) {
        return seconds.isPresent() ? duration(seconds.getAsDouble()) : "–";
    }

    private static String duration(double seconds) {
        if (seconds < 1) {
            return "%.0f ms".formatted(Math.max(1, seconds * 1_000));
        }
        if (seconds < MINUTE * 2) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return seconds < MINUTE * MINUTE * 2
                ? "%.0f minutes".formatted(seconds / MINUTE)
                : "%.0f hours".formatted(seconds / MINUTE / MINUTE);
    }

    private static String hundredths(double score) {
        return String.format(Locale.ROOT, "%.2f", score);
    }
}
