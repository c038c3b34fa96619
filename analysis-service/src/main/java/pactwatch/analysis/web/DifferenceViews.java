package pactwatch.analysis.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.ReplayDesk;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.replay.ClaimDiff;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.replay.Generation.State;
import pactwatch.analysis.replay.GenerationDiff;

/** What the page of one rebuild shows: how it differs from what is read now. */
final class DifferenceViews {

    private static final int CLAIMS_SHOWN_MAX = 60;

    private DifferenceViews() {}

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
                    measured(live),
                    measured(replay.generation()),
                    diff.statuses().stream().map(DifferenceViews::line).toList(),
                    diff.developments().stream().map(DifferenceViews::line).toList(),
                    diff.told().stream().map(DifferenceViews::line).toList(),
                    claims.changes().stream().limit(CLAIMS_SHOWN_MAX).map(ClaimLine::of).toList(),
                    Math.max(
                            0,
                            claims.gained() + claims.lost() + claims.changed() - CLAIMS_SHOWN_MAX),
                    diff.orphaned());
        }
    }

    private static String measured(Generation generation) {
        return generation.gold().map(ReplayViews::figures).orElse("not measured");
    }

    /** What differs, in words. */
    public record Line(
            String change, String member, @Nullable String before, @Nullable String after) {}

    /**
     * A claim that differs.
     *
     * @param was how it is read now, if it is read otherwise then
     */
    public record ClaimLine(
            String change,
            String what,
            @Nullable String was,
            String quote,
            String article,
            String publisher,
            String day) {

        static ClaimLine of(ClaimDiff.ClaimChange change) {
            Claim c = change.claim();
            Claim before = change.before();
            String was = before == null || what(before).equals(what(c)) ? null : what(before);
            return new ClaimLine(
                    changeWords(change.change()),
                    what(c),
                    was,
                    c.quote(),
                    c.article().id(),
                    c.article().publisherName(),
                    Words.day(c.article().published()));
        }

        private static String what(Claim c) {
            String date = c.eventDate();
            Speaker speaker = c.speaker();
            return "%s, %s, %s%s%s"
                    .formatted(
                            c.member(),
                            Words.kind(c.kind()),
                            Words.assertion(c.assertion()),
                            date == null ? "" : ", " + EdtfWords.of(date),
                            speaker == null ? "" : ", said by " + speaker.name());
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
                        + "; "
                        + Words.grade(d.grade())
                        + ", "
                        + Words.count(d.articles(), d.origins());
    }
}
