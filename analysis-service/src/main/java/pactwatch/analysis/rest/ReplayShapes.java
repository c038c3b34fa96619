package pactwatch.analysis.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.ReplayDesk;
import pactwatch.analysis.contract.GenerationEvent.Figures;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.replay.ClaimDiff;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.replay.GenerationDiff;

/** What the interface of rebuilds answers. Names are part of it: add, do not rename. */
final class ReplayShapes {

    private ReplayShapes() {}

    /** Where a rebuild stands, for those who asked for it. */
    enum State {
        RUNNING,
        BUILT,
        PROMOTED,
        DISCARDED,
        FAILED;

        static State of(Generation generation) {
            return switch (generation.state()) {
                case RUNNING -> RUNNING;
                case BUILT -> BUILT;
                case LIVE, FORMER -> PROMOTED;
                case DISCARDED -> DISCARDED;
                case FAILED -> FAILED;
            };
        }
    }

    /**
     * One rebuild.
     *
     * @param id the name of its generation
     * @param read article events read, of those that were there when it began
     * @param behind article events that came since and are not read yet
     * @param reason why it failed, if it did
     * @param told whether all its statuses are on their topic, so that alerts can be compared
     */
    record One(
            String id,
            String generation,
            State state,
            boolean live,
            long read,
            long of,
            long behind,
            @JsonInclude @Nullable Instant eta,
            @JsonInclude @Nullable String hash,
            @Nullable Long claims,
            @Nullable Figures gold,
            @Nullable String version,
            @Nullable String by,
            Instant started,
            @Nullable Instant built,
            @Nullable String reason,
            boolean told) {

        static One of(ReplayDesk.Replay replay) {
            Generation generation = replay.generation();
            Generation.Result result = generation.result();
            return new One(
                    generation.name(),
                    generation.name(),
                    State.of(generation),
                    generation.state() == Generation.State.LIVE,
                    replay.read(),
                    replay.of(),
                    replay.behind(),
                    replay.eta(),
                    result == null ? null : result.hash(),
                    result == null ? null : result.claims(),
                    result == null ? null : result.gold(),
                    generation.version(),
                    generation.by(),
                    generation.started(),
                    result == null ? null : result.built(),
                    generation.reason(),
                    generation.isTold());
        }
    }

    /** All generations. */
    record All(String live, List<GenerationShape> generations) {}

    /**
     * One generation.
     *
     * @param version of pack, lexicon and rules; absent for the first, which nobody asked for
     * @param started absent for the first
     * @param gold how well its version reads labelled articles; absent if that was not measured
     */
    record GenerationShape(
            String name,
            @Nullable String version,
            List<Long> ends,
            @Nullable String by,
            @Nullable Instant started,
            Generation.State state,
            Generation.@Nullable Result result,
            @Nullable String previous,
            @Nullable String reason,
            boolean told,
            @Nullable Figures gold) {

        static GenerationShape of(Generation g) {
            return new GenerationShape(
                    g.name(),
                    g.version(),
                    g.ends(),
                    g.by(),
                    g.isFirst() ? null : g.started(),
                    g.state(),
                    g.result(),
                    g.previous(),
                    g.reason(),
                    g.isTold(),
                    g.gold().orElse(null));
        }
    }

    /**
     * How one generation differs from another.
     *
     * @param from the live one; if that is asked for, the one that it replaced
     * @param told what would be told of developments; subscribers to any of them get it as an alert
     *     that is raised, updated or cancelled
     * @param goldBefore figures of the first; absent if it was not measured
     */
    record Diff(
            String from,
            String to,
            Instant at,
            List<GenerationDiff.MemberChange> statuses,
            List<GenerationDiff.DevelopmentChange> developments,
            List<StatusEvent.DevelopmentChanged> told,
            Claims claims,
            List<String> orphanedRulings,
            @Nullable Figures goldBefore,
            @Nullable Figures goldAfter) {

        static Diff of(ReplayDesk.Comparison.Compared compared) {
            GenerationDiff diff = compared.diff();
            return new Diff(
                    compared.from().name(),
                    compared.to().name(),
                    diff.at(),
                    diff.statuses(),
                    diff.developments(),
                    diff.told(),
                    Claims.of(diff.claims()),
                    diff.orphaned(),
                    compared.from().gold().orElse(null),
                    compared.to().gold().orElse(null));
        }
    }

    /** How the claims differ; at most 500 are listed. */
    record Claims(int gained, int lost, int changed, int same, List<ClaimChange> changes) {
        static Claims of(ClaimDiff diff) {
            return new Claims(
                    diff.gained(),
                    diff.lost(),
                    diff.changed(),
                    diff.same(),
                    diff.changes().stream().map(ClaimChange::of).toList());
        }
    }

    /** A claim that differs. */
    record ClaimChange(
            GenerationDiff.Change change,
            Shapes.@Nullable ClaimShape before,
            Shapes.@Nullable ClaimShape after) {
        static ClaimChange of(ClaimDiff.ClaimChange change) {
            return new ClaimChange(
                    change.change(),
                    change.before() == null ? null : Shapes.ClaimShape.of(change.before()),
                    change.after() == null ? null : Shapes.ClaimShape.of(change.after()));
        }
    }
}
