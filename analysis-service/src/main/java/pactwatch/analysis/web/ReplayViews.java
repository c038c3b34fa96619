package pactwatch.analysis.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.ReplayDesk;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.GenerationEvent.Figures;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.replay.ClaimDiff;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.replay.Generation.State;
import pactwatch.analysis.replay.GenerationDiff;
import pactwatch.analysis.replay.Generations;

/** What the pages of rebuilds show. */
final class ReplayViews {

    private static final int CLAIMS_SHOWN_MAX = 60;

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
            @Nullable String version) {

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
                    result == null ? null : figures(result.gold()),
                    isRebuilt
                            ? "started %s by %s"
                                    .formatted(
                                            Words.time(g.started()),
                                            Optional.ofNullable(g.by()).orElse("admin"))
                            : "the first, grown with the log",
                    g.version());
        }
    }

    private static String stateWords(State state) {
        return switch (state) {
            case RUNNING -> "being rebuilt";
            case BUILT -> "built, not read";
            case LIVE -> "live";
            case FORMER -> "live before";
            case DISCARDED -> "discarded";
        };
    }

    private static String badge(State state) {
        return switch (state) {
            case RUNNING, BUILT -> "info";
            case LIVE -> "ok";
            case FORMER, DISCARDED -> "non_member";
        };
    }

    private static @Nullable String figures(@Nullable Figures figures) {
        return figures == null
                ? null
                : "gold: precision %.3f, recall %.3f, F1 %.3f over %d items"
                        .formatted(
                                figures.precision(),
                                figures.recall(),
                                figures.f1(),
                                figures.items());
    }

    /** What promoting one would change. */
    public record Difference(
            boolean demo,
            boolean signedIn,
            String from,
            String to,
            boolean promotable,
            String summary,
            String goldBefore,
            String goldAfter,
            List<Line> statuses,
            List<Line> developments,
            List<Line> told,
            List<ClaimLine> claims,
            int claimsMore,
            List<String> orphaned) {

        static Difference of(
                Generation live,
                ReplayDesk.Replay replay,
                GenerationDiff diff,
                boolean isDemo,
                boolean isSignedIn) {
            ClaimDiff claims = diff.claims();
            Generation.Result before = live.result();
            Generation.Result after = replay.generation().result();
            return new Difference(
                    isDemo,
                    isSignedIn,
                    live.name(),
                    replay.generation().name(),
                    replay.generation().state() == State.BUILT,
                    "%s, %s; claims: %d gained, %d lost, %d changed, %d the same."
                            .formatted(
                                    Words.number(diff.statuses().size(), "status")
                                            .replace("statuss", "statuses"),
                                    Words.number(diff.developments().size(), "development"),
                                    claims.gained(),
                                    claims.lost(),
                                    claims.changed(),
                                    claims.same()),
                    measured(before == null ? null : before.gold()),
                    measured(after == null ? null : after.gold()),
                    diff.statuses().stream().map(ReplayViews::line).toList(),
                    diff.developments().stream().map(ReplayViews::line).toList(),
                    diff.told().stream().map(ReplayViews::line).toList(),
                    claims.changes().stream().limit(CLAIMS_SHOWN_MAX).map(ClaimLine::of).toList(),
                    Math.max(
                            0,
                            claims.gained() + claims.lost() + claims.changed() - CLAIMS_SHOWN_MAX),
                    diff.orphaned());
        }
    }

    private static String measured(@Nullable Figures figures) {
        return Optional.ofNullable(figures(figures)).orElse("not measured");
    }

    /** What differs, in words. */
    public record Line(
            String change, String member, @Nullable String before, @Nullable String after) {}

    /** A claim that differs. */
    public record ClaimLine(
            String change, String id, String what, String quote, String publisher, String day) {

        static ClaimLine of(ClaimDiff.ClaimChange change) {
            Claim c = change.claim();
            return new ClaimLine(
                    changeWords(change.change()),
                    c.id(),
                    "%s, %s, %s%s"
                            .formatted(
                                    c.member(),
                                    Words.kind(c.kind()),
                                    Words.assertion(c.assertion()),
                                    c.eventDate() == null ? "" : ", " + c.eventDate()),
                    c.quote(),
                    c.article().publisherName(),
                    Words.day(c.article().published()));
        }
    }

    private static String changeWords(GenerationDiff.Change change) {
        return switch (change) {
            case GAINED -> "gained";
            case LOST -> "lost";
            case CHANGED -> "changed";
        };
    }

    private static Line line(GenerationDiff.MemberChange change) {
        return new Line(
                String.join(", ", change.fields()),
                change.after().name(),
                said(change.before()),
                said(change.after()));
    }

    private static String said(MemberState state) {
        return Words.status(state.status())
                + (state.since() == null ? "" : " " + EdtfWords.of(state.since()))
                + (state.grade() == null ? "" : ", " + Words.grade(state.grade()))
                + (state.contested() ? ", contested" : "")
                + "; "
                + Words.number(state.outlook().size(), "open change");
    }

    private static Line line(GenerationDiff.DevelopmentChange change) {
        return new Line(
                changeWords(change.change()),
                change.member(),
                said(change.before()),
                said(change.after()));
    }

    private static Line line(StatusEvent.DevelopmentChanged told) {
        Development d = told.development();
        boolean isRetracted =
                (d.actual() == null || d.actual() == Stage.RETRACTED)
                        && (d.announced() == null || d.announced() == Stage.RETRACTED);
        return new Line(
                isRetracted ? "taken back" : "told",
                d.member(),
                Words.kind(d.kind()),
                d.sentence());
    }

    private static @Nullable String said(@Nullable Development d) {
        return d == null
                ? null
                : d.sentence()
                        + " "
                        + Words.grade(d.grade())
                        + ", "
                        + Words.count(d.articles(), d.origins());
    }
}
