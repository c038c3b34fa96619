package pactwatch.analysis.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.ReplayDesk;
import pactwatch.analysis.contract.GenerationEvent.Figures;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.replay.Generation.State;
import pactwatch.analysis.replay.Generations;

/** What the pages of rebuilds show. */
final class ReplayViews {

    private ReplayViews() {}

    /**
     * All generations.
     *
     * @param running whether one is being rebuilt, so that the page looks again
     * @param refused why no rebuild can begin now
     */
    public record Page(
            boolean demo,
            boolean signedIn,
            boolean running,
            String version,
            @Nullable String refused,
            @Nullable String previous,
            String live,
            List<Row> rows) {

        static Page of(ReplayDesk desk, boolean isDemo, boolean isSignedIn) {
            Generations all = desk.generations();
            Map<String, ReplayDesk.Replay> replays =
                    desk.all().stream()
                            .collect(
                                    Collectors.toMap(
                                            r -> r.generation().name(), Function.identity()));
            List<Row> rows =
                    all.all().reversed().stream()
                            .map(g -> Row.of(g, replays.get(g.name()), all))
                            .toList();
            return new Page(
                    isDemo,
                    isSignedIn,
                    rows.stream().anyMatch(Row::running),
                    desk.version(),
                    all.startRefused().orElse(null),
                    all.previous().map(Generation::name).orElse(null),
                    all.live(),
                    rows);
        }
    }

    /**
     * One generation.
     *
     * @param difference what the page that compares it says; absent if there is nothing to compare
     */
    public record Row(
            String name,
            String state,
            String stateClass,
            boolean running,
            boolean built,
            boolean live,
            boolean discardable,
            @Nullable String difference,
            long read,
            long of,
            int percent,
            @Nullable String eta,
            @Nullable String behind,
            @Nullable String hash,
            @Nullable String result,
            @Nullable String gold,
            String origin,
            @Nullable String version,
            @Nullable String reason) {

        static Row of(Generation g, ReplayDesk.@Nullable Replay replay, Generations all) {
            Generation.Result result = g.result();
            long read = replay == null ? 0 : replay.read();
            long of = replay == null ? 0 : replay.of();
            boolean isRebuilt = replay != null;
            String hash = result == null ? null : result.hash();
            return new Row(
                    g.name(),
                    stateWords(g.state()),
                    badge(g.state()),
                    g.state() == State.RUNNING,
                    g.state() == State.BUILT,
                    g.state() == State.LIVE,
                    g.isKept() && g.state() != State.LIVE,
                    compared(g, all),
                    read,
                    of,
                    of == 0 ? 100 : (int) (100 * read / of),
                    replay == null || replay.eta() == null ? null : Words.time(replay.eta()),
                    replay == null || replay.behind() == 0 || g.state() == State.RUNNING
                            ? null
                            : Words.number((int) replay.behind(), "article") + " behind",
                    hash,
                    result == null
                            ? null
                            : "%s read, %s"
                                    .formatted(
                                            Words.number((int) result.articles(), "article event"),
                                            Words.number((int) result.claims(), "claim")),
                    g.gold().map(ReplayViews::figures).orElse(null),
                    isRebuilt
                            ? "started %s by %s"
                                    .formatted(
                                            Words.time(g.started()),
                                            Optional.ofNullable(g.by()).orElse("admin"))
                            : "the first, grown with the log",
                    g.version(),
                    g.reason());
        }
    }

    private static @Nullable String compared(Generation g, Generations all) {
        return switch (g.state()) {
            case BUILT -> "What promoting it would change";
            case FORMER -> "What going back to it would change";
            case LIVE ->
                    all.previous().map(p -> "What it changed against " + p.name()).orElse(null);
            case RUNNING, DISCARDED, FAILED -> null;
        };
    }

    private static String stateWords(State state) {
        return switch (state) {
            case RUNNING -> "being rebuilt";
            case BUILT -> "built, waits for a decision";
            case LIVE -> "live";
            case FORMER -> "live before";
            case DISCARDED -> "discarded";
            case FAILED -> "failed";
        };
    }

    private static String badge(State state) {
        return switch (state) {
            case RUNNING, BUILT -> "info";
            case LIVE -> "ok";
            case FORMER, DISCARDED -> "non_member";
            case FAILED -> "suspended";
        };
    }

    /** How well a version reads labelled articles, in words. */
    static String figures(Figures figures) {
        return "%.1f %% of the claims that it finds are right, and it finds %.1f %% of those that are told (F1 %.3f, %,d articles)"
                .formatted(
                        100 * figures.precision(),
                        100 * figures.recall(),
                        figures.f1(),
                        figures.items());
    }
}
