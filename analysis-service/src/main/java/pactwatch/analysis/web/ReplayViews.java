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
                            .map(g -> Row.of(g, replays.get(g.name())))
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

    /** One generation. */
    public record Row(
            String name,
            String state,
            String stateClass,
            boolean running,
            boolean built,
            boolean live,
            boolean discardable,
            boolean comparable,
            long read,
            long of,
            int percent,
            @Nullable String eta,
            @Nullable String behind,
            @Nullable String hash,
            @Nullable String shortHash,
            @Nullable String result,
            @Nullable String gold,
            String origin,
            @Nullable String version,
            @Nullable String reason) {

        static Row of(Generation g, ReplayDesk.@Nullable Replay replay) {
            Generation.Result result = g.result();
            long read = replay == null ? 0 : replay.read();
            long of = replay == null ? 0 : replay.of();
            boolean isRebuilt = replay != null;
            boolean hasSuccessor = isRebuilt && g.isKept() && g.state() != State.RUNNING;
            String hash = result == null ? null : result.hash();
            return new Row(
                    g.name(),
                    stateWords(g.state()),
                    badge(g.state()),
                    g.state() == State.RUNNING,
                    g.state() == State.BUILT,
                    g.state() == State.LIVE,
                    g.isKept() && g.state() != State.LIVE,
                    hasSuccessor && g.state() != State.LIVE,
                    read,
                    of,
                    of == 0 ? 100 : (int) (100 * read / of),
                    replay == null || replay.eta() == null ? null : Words.time(replay.eta()),
                    replay == null || replay.behind() == 0 || g.state() == State.RUNNING
                            ? null
                            : Words.number((int) replay.behind(), "article") + " behind",
                    hash,
                    hash == null || hash.length() < 12 ? hash : hash.substring(0, 12),
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

    private static String stateWords(State state) {
        return switch (state) {
            case RUNNING -> "being rebuilt";
            case BUILT -> "built, not read";
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
        return "precision %.3f, recall %.3f, F1 %.3f over %d items"
                .formatted(figures.precision(), figures.recall(), figures.f1(), figures.items());
    }
}
