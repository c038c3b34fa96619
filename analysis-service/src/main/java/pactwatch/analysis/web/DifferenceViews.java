package pactwatch.analysis.web;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.ReplayDesk;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.replay.ClaimDiff;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.replay.Generation.State;
import pactwatch.analysis.replay.GenerationDiff;
import pactwatch.analysis.ruling.Ruling;

/** What the page of one generation shows: how it differs from what is read now. */
final class DifferenceViews {

    private static final int CLAIMS_SHOWN_MAX = 60;

    private DifferenceViews() {}

    /**
     * How two generations differ.
     *
     * @param title the question that the page answers
     * @param lead what the second is, and what it is compared with
     * @param before heads the column of the first
     * @param after heads the column of the second
     * @param live whether the second is what is read, so that all of it happened already
     * @param promotable whether the second can be promoted
     * @param orphaned rulings that only the second leaves without evidence
     */
    public record Difference(
            boolean demo,
            boolean signedIn,
            String from,
            String to,
            String title,
            String lead,
            String before,
            String after,
            boolean live,
            boolean promotable,
            String summary,
            String at,
            String goldBefore,
            String goldAfter,
            List<Line> statuses,
            List<Line> developments,
            List<Line> told,
            List<ClaimLine> claims,
            int claimsMore,
            List<String> orphaned) {

        static Difference of(
                ReplayDesk.Comparison.Compared compared,
                UnaryOperator<String> names,
                List<Ruling> orphaned,
                boolean isDemo,
                boolean isSignedIn) {
            Generation from = compared.from();
            Generation to = compared.to();
            boolean isLive = to.state() == State.LIVE;
            GenerationDiff diff = compared.diff();
            ClaimDiff claims = diff.claims();
            return new Difference(
                    isDemo,
                    isSignedIn,
                    from.name(),
                    to.name(),
                    titled(to),
                    introduced(from, to),
                    from.name() + (isLive ? " (before)" : " (now)"),
                    to.name() + (isLive ? " (now)" : " (then)"),
                    isLive,
                    to.state() == State.BUILT,
                    counted(diff),
                    Words.time(diff.at()),
                    measured(from),
                    measured(to),
                    diff.statuses().stream().map(c -> line(c, names)).toList(),
                    diff.developments().stream().map(c -> line(c, isLive, names)).toList(),
                    diff.told().stream().map(t -> line(t, names)).toList(),
                    claims.changes().stream()
                            .limit(CLAIMS_SHOWN_MAX)
                            .map(c -> ClaimLine.of(c, names))
                            .toList(),
                    Math.max(
                            0,
                            claims.gained() + claims.lost() + claims.changed() - CLAIMS_SHOWN_MAX),
                    orphaned.stream().map(r -> line(r, names)).toList());
        }
    }

    private static String titled(Generation to) {
        return switch (to.state()) {
            case LIVE -> "What " + to.name() + " changed";
            case FORMER -> "What going back to " + to.name() + " would change";
            case BUILT, RUNNING, DISCARDED, FAILED -> "What " + to.name() + " would change";
        };
    }

    private static String introduced(Generation from, Generation to) {
        return switch (to.state()) {
            case LIVE ->
                    "%s is the live generation: it is what readers see. It replaced %s, with which it is compared here."
                            .formatted(to.name(), from.name());
            case FORMER ->
                    "%s was live before. It follows the log, and is compared here with %s, which readers see now."
                            .formatted(to.name(), from.name());
            case BUILT, RUNNING, DISCARDED, FAILED ->
                    "%s is built and waits for a decision. It is compared here with %s, which readers see now; they notice nothing of %s until it is promoted."
                            .formatted(to.name(), from.name(), to.name());
        };
    }

    private static String counted(GenerationDiff diff) {
        ClaimDiff claims = diff.claims();
        return "Different: %s and %s. Claims: %d gained, %d lost, %d changed, %d the same."
                .formatted(
                        diff.statuses().size() == 1
                                ? "1 status"
                                : diff.statuses().size() + " statuses",
                        Words.number(diff.developments().size(), "development"),
                        claims.gained(),
                        claims.lost(),
                        claims.changed(),
                        claims.same());
    }

    private static String measured(Generation generation) {
        return generation.gold().map(ReplayViews::figures).orElse("not measured");
    }

    /**
     * What differs, in words.
     *
     * @param address of the page where the live side is read; absent if only the other side has it
     */
    public record Line(
            String change,
            String member,
            @Nullable String address,
            @Nullable String before,
            @Nullable String after) {}

    /**
     * A claim that differs.
     *
     * @param was in what the first side has it otherwise, if both have it
     */
    public record ClaimLine(
            String change,
            String member,
            String what,
            @Nullable String was,
            String quote,
            String article,
            String publisher,
            String day) {

        static ClaimLine of(ClaimDiff.ClaimChange change, UnaryOperator<String> names) {
            Claim c = change.claim();
            Claim before = change.before();
            return new ClaimLine(
                    DifferenceWords.change(change.change()),
                    names.apply(c.member()),
                    DifferenceWords.claim(c),
                    before == null || change.after() == null
                            ? null
                            : DifferenceWords.otherwise(c, before),
                    c.quote(),
                    c.article().id(),
                    c.article().publisherName(),
                    Words.day(c.article().published()));
        }
    }

    private static String line(Ruling ruling, UnaryOperator<String> names) {
        return "%s, %s, by %s on %s: %s"
                .formatted(
                        names.apply(ruling.member()),
                        RulingViews.verdictWords(ruling.verdict()),
                        ruling.by(),
                        Words.time(ruling.recorded()),
                        ruling.why());
    }

    private static Line line(GenerationDiff.MemberChange change, UnaryOperator<String> names) {
        return new Line(
                DifferenceWords.fields(change.fields()),
                names.apply(change.member()),
                "/members/" + change.member(),
                DifferenceWords.state(change.before(), change.fields()),
                DifferenceWords.state(change.after(), change.fields()));
    }

    private static Line line(
            GenerationDiff.DevelopmentChange change, boolean isLive, UnaryOperator<String> names) {
        Development read = isLive ? change.after() : change.before();
        return new Line(
                DifferenceWords.change(change.change()),
                names.apply(change.member()),
                read == null ? null : "/developments/" + read.id(),
                DifferenceWords.development(change.before()),
                DifferenceWords.development(change.after()));
    }

    private static Line line(StatusEvent.DevelopmentChanged told, UnaryOperator<String> names) {
        Development d = told.development();
        return new Line(
                DifferenceWords.isTakenBack(d) ? "taken back" : "told",
                names.apply(d.member()),
                null,
                Words.kind(d.kind()),
                d.sentence());
    }
}
