package pactwatch.analysis.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.board.MemberCoverage;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.contract.MemberState.Friction;
import pactwatch.analysis.contract.Stage;

/**
 * One member in words.
 *
 * @param confirmed how long ago the status was last confirmed; absent if it never was
 * @param stale whether that is long ago
 * @param open what goes on or may come
 * @param past interventions that are over
 * @param reduced what is wrong with the coverage; absent if nothing is
 */
public record MemberRow(
        String code,
        String name,
        String status,
        String statusClass,
        @Nullable String since,
        @Nullable String alternatives,
        @Nullable String basis,
        @Nullable String stage,
        @Nullable String grade,
        boolean contested,
        @Nullable String confirmed,
        boolean stale,
        List<Line> open,
        List<Line> past,
        String lastEvidence,
        String count,
        @Nullable String reduced) {

    /** A status that nobody confirmed for this long is shown as old. */
    private static final int STALE_DAYS = 180;

    /**
     * One thing that is open or past.
     *
     * @param tag one word for what it is
     * @param kind how it is coloured
     * @param development where it is told of; absent if that is not one development
     */
    public record Line(String tag, String kind, String text, @Nullable String development) {}

    static MemberRow of(MemberState state, MemberCoverage coverage, Instant now) {
        String since = state.since();
        Claim.Basis basis = state.basis();
        Stage stage = state.stage();
        String confirmed = state.lastConfirmed();
        return new MemberRow(
                state.code(),
                state.name(),
                Words.status(state.status()),
                state.status().name().toLowerCase(Locale.ROOT),
                since == null ? null : EdtfWords.of(since),
                Views.alternatives(state.sinceAlternatives()),
                basis == null ? null : Words.basis(basis),
                stage == null ? null : Words.stage(stage),
                state.grade() == null ? null : Words.grade(state.grade()),
                state.contested(),
                confirmed == null ? null : "last confirmed " + Words.age(confirmed, now),
                confirmed != null && Words.days(confirmed, now) > STALE_DAYS,
                open(state, now),
                past(state),
                Words.age(state.lastEvidence(), now),
                Words.count(state.articles(), state.origins()),
                reduced(coverage));
    }

    private static List<Line> open(MemberState state, Instant now) {
        List<Line> lines = new ArrayList<>();
        state.interventions().stream()
                .filter(i -> i.until() == null)
                .map(MemberRow::intervention)
                .forEach(lines::add);
        state.requests().forEach(r -> lines.add(request(r, now)));
        state.outlook().forEach(o -> lines.add(outlook(o, now)));
        Map<Kind, List<Friction>> byKind = new LinkedHashMap<>();
        state.friction()
                .forEach(f -> byKind.computeIfAbsent(f.kind(), _ -> new ArrayList<>()).add(f));
        byKind.forEach((kind, acts) -> lines.add(friction(kind, acts, now)));
        return lines;
    }

    private static List<Line> past(MemberState state) {
        return state.interventions().stream()
                .filter(i -> i.until() != null)
                .map(MemberRow::intervention)
                .toList();
    }

    private static Line intervention(MemberState.Intervention i) {
        String since = i.since();
        String until = i.until();
        String when = since == null ? "" : " " + EdtfWords.when(since);
        String what = i.form() == Claim.Form.MISSION ? "Mission sent" : "Forces sent";
        return until == null
                ? new Line(
                        "in the country",
                        "intervention",
                        what + when + ", not said to have left",
                        null)
                : new Line("past", "past", what + when + ", gone " + EdtfWords.when(until), null);
    }

    private static Line request(MemberState.Request r, Instant now) {
        String by = r.speaker() == null ? "" : " by " + r.speaker();
        String since = r.since();
        String when = since == null ? "" : " " + EdtfWords.when(since);
        return new Line(
                "request",
                "request",
                "Asked for help%s%s, no answer told; last confirmed %s"
                        .formatted(when, by, Words.age(r.lastConfirmed(), now)),
                r.development());
    }

    private static Line outlook(MemberState.Outlook o, Instant now) {
        String speaker = o.speaker();
        return new Line(
                Words.assertion(o.assertion()),
                "outlook",
                "%s%s, said %s"
                        .formatted(
                                Words.kind(o.kind()),
                                speaker == null ? "" : ", by " + speaker,
                                Words.age(o.said(), now)),
                null);
    }

    private static Line friction(Kind kind, List<Friction> acts, Instant now) {
        Friction newest = acts.getFirst();
        String times = acts.size() == 1 ? "" : ", " + acts.size() + " times";
        String date = newest.date();
        String when = date == null || acts.size() > 1 ? "" : " " + EdtfWords.when(date);
        String how = newest.stage() == Stage.REPORTED ? ", one source" : "";
        return new Line(
                "friction",
                "friction",
                "%s%s%s%s; last confirmed %s"
                        .formatted(
                                Words.kind(kind),
                                when,
                                times,
                                how,
                                Words.age(newest.lastConfirmed(), now)),
                newest.development());
    }

    private static @Nullable String reduced(MemberCoverage coverage) {
        return coverage.reduced()
                ? "coverage reduced: %d of %s down"
                        .formatted(coverage.down().size(), Words.number(coverage.feeds(), "source"))
                : null;
    }
}
