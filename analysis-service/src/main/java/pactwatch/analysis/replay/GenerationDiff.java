package pactwatch.analysis.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.contract.StatusEvent.Cause;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.ruling.Ruling;
import pactwatch.analysis.status.MemberProjection;
import pactwatch.analysis.status.PactProjection;
import pactwatch.analysis.status.StatusDecision;

/**
 * How two generations differ at one time, under the same rulings.
 *
 * @param statuses members whose state differs, in the order of the pack
 * @param developments gained, lost and changed, by member
 * @param told what promotion would tell of developments, to all who subscribed to them
 * @param claims gained, lost and changed
 * @param orphaned ids of rulings that only the second leaves without evidence
 */
public record GenerationDiff(
        Instant at,
        List<MemberChange> statuses,
        List<DevelopmentChange> developments,
        List<StatusEvent.DevelopmentChanged> told,
        ClaimDiff claims,
        List<String> orphaned) {

    /** How one side differs from the other. */
    public enum Change {
        GAINED,
        LOST,
        CHANGED
    }

    /**
     * A member whose state differs.
     *
     * @param fields names of what differs
     */
    public record MemberChange(
            String member, MemberState before, MemberState after, List<String> fields) {
        public MemberChange {
            fields = List.copyOf(fields);
        }
    }

    /** A development that only one side has, or that they judge otherwise. */
    public record DevelopmentChange(
            Change change,
            String member,
            @Nullable Development before,
            @Nullable Development after) {}

    public GenerationDiff {
        statuses = List.copyOf(statuses);
        developments = List.copyOf(developments);
        told = List.copyOf(told);
        orphaned = List.copyOf(orphaned);
    }

    /**
     * Compares two sets of claims.
     *
     * @param before that stand in the live generation
     * @param after that stand in the other
     * @param at when it holds and is known
     */
    public static GenerationDiff of(
            Pack pack,
            Collection<Claim> before,
            Collection<Claim> after,
            Collection<Ruling> rulings,
            Instant at) {
        List<MemberProjection> left =
                PactProjection.project(pack, before, rulings, at, at).members();
        List<MemberProjection> right =
                PactProjection.project(pack, after, rulings, at, at).members();
        List<MemberChange> statuses = new ArrayList<>();
        List<DevelopmentChange> developments = new ArrayList<>();
        List<StatusEvent.DevelopmentChanged> told = new ArrayList<>();
        Set<String> orphaned = new HashSet<>();
        for (int i = 0; i < left.size(); i++) {
            MemberProjection l = left.get(i);
            MemberProjection r = right.get(i);
            List<String> fields = fields(l.state(), r.state());
            if (!fields.isEmpty()) {
                statuses.add(new MemberChange(l.state().code(), l.state(), r.state(), fields));
            }
            developments.addAll(developments(l, r));
            for (StatusEvent event : StatusDecision.decide(l, r, Cause.PROMOTION)) {
                if (event instanceof StatusEvent.DevelopmentChanged changed) {
                    told.add(changed);
                }
            }
            orphaned.addAll(r.orphaned());
            l.orphaned().forEach(orphaned::remove);
        }
        return new GenerationDiff(
                at,
                statuses,
                developments,
                told,
                ClaimDiff.of(before, after),
                orphaned.stream().sorted().toList());
    }

    private static List<String> fields(MemberState a, MemberState b) {
        List<String> fields = new ArrayList<>();
        compare(fields, "status", a.status(), b.status());
        compare(fields, "basis", a.basis(), b.basis());
        compare(fields, "since", a.since(), b.since());
        compare(fields, "sinceAlternatives", a.sinceAlternatives(), b.sinceAlternatives());
        compare(fields, "stage", a.stage(), b.stage());
        compare(fields, "grade", a.grade(), b.grade());
        compare(fields, "contested", a.contested(), b.contested());
        compare(fields, "interventions", a.interventions(), b.interventions());
        compare(fields, "outlook", a.outlook(), b.outlook());
        compare(fields, "requests", a.requests(), b.requests());
        compare(fields, "friction", a.friction(), b.friction());
        return fields;
    }

    private static void compare(
            List<String> fields, String name, @Nullable Object a, @Nullable Object b) {
        if (!Objects.equals(a, b)) {
            fields.add(name);
        }
    }

    private static List<DevelopmentChange> developments(
            MemberProjection before, MemberProjection after) {
        String member = before.state().code();
        Map<String, Development> byKey = new HashMap<>();
        for (Development d : before.developments().reversed()) {
            d.evidenceKeys().forEach(k -> byKey.put(k, d));
            byKey.put(d.id(), d);
        }
        Set<String> followed = new HashSet<>();
        List<DevelopmentChange> changes = new ArrayList<>();
        for (Development d : after.developments()) {
            Development earlier = sameThing(byKey, d);
            if (earlier == null) {
                changes.add(new DevelopmentChange(Change.GAINED, member, null, d));
                continue;
            }
            followed.add(earlier.id());
            if (!isJudgedAlike(earlier, d)) {
                changes.add(new DevelopmentChange(Change.CHANGED, member, earlier, d));
            }
        }
        before.developments().stream()
                .filter(d -> !followed.contains(d.id()))
                .forEach(d -> changes.add(new DevelopmentChange(Change.LOST, member, d, null)));
        return changes;
    }

    private static @Nullable Development sameThing(
            Map<String, Development> byKey, Development development) {
        Development same = byKey.get(development.id());
        for (String key : development.evidenceKeys()) {
            if (same != null) {
                return same;
            }
            same = byKey.get(key);
        }
        return same;
    }

    private static boolean isJudgedAlike(Development a, Development b) {
        return a.kind() == b.kind()
                && a.actual() == b.actual()
                && a.announced() == b.announced()
                && a.grade().equals(b.grade())
                && a.contested() == b.contested()
                && a.basis() == b.basis()
                && Objects.equals(a.eventDate(), b.eventDate())
                && a.eventDateAlternatives().equals(b.eventDateAlternatives())
                && Objects.equals(a.ruling(), b.ruling());
    }
}
