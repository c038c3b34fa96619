package pactwatch.analysis.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim.Basis;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.development.Finding;
import pactwatch.analysis.evidence.DateSpan;
import pactwatch.analysis.pack.Pack;

/**
 * How a state stands to the pact on a day.
 *
 * @param since EDTF; absent if nobody tells
 * @param alternatives other dates that are told, EDTF, by date
 * @param leading the development that it rests on; absent if it rests on the pack's list of parties
 * @param from the first day on which it is so
 */
record Membership(
        Status status,
        @Nullable String since,
        List<String> alternatives,
        @Nullable Finding leading,
        LocalDate from) {

    /** Dates this close can be those of one act. */
    private static final int SAME_ACT_DAYS = 3;

    private static final Membership NONE =
            new Membership(Status.NON_MEMBER, null, List.of(), null, LocalDate.MIN);

    Membership {
        alternatives = List.copyOf(alternatives);
    }

    /** How it came about, up to a day: the last is what holds then; never empty. */
    static List<Membership> course(LocalDate day, Pack.Member member, List<Finding> findings) {
        List<Finding> changes =
                leading(findings).stream()
                        .filter(f -> !f.begun().isAfter(day))
                        .sorted(
                                Comparator.comparing(Finding::begun)
                                        .thenComparing(Finding::kind)
                                        .thenComparing(Finding::id))
                        .toList();
        String partySince = member.partySince();
        LocalDate party =
                partySince == null
                        ? LocalDate.MAX
                        : DateSpan.parse(partySince).map(DateSpan::last).orElse(LocalDate.MIN);
        List<Membership> course = new ArrayList<>(List.of(NONE));
        boolean isPartyTaken = party.isAfter(day);
        for (Finding change : changes) {
            if (!isPartyTaken && !change.begun().isBefore(party)) {
                course.add(party(partySince, party));
                isPartyTaken = true;
            }
            Membership next = course.getLast().after(change);
            if (!next.equals(course.getLast())) {
                course.add(next);
            }
        }
        if (!isPartyTaken) {
            course.add(party(partySince, party));
        }
        return course;
    }

    private static Membership party(@Nullable String since, LocalDate from) {
        return new Membership(Status.MEMBER, since, List.of(), null, from);
    }

    /** Of two readings of one act only the leading one counts. */
    private static List<Finding> leading(List<Finding> findings) {
        List<Finding> held =
                new ArrayList<>(
                        findings.stream()
                                .filter(f -> f.kind().isMembership() && f.isHeld())
                                .toList());
        List<Finding> suspensions = of(held, Kind.SUSPENSION);
        for (Finding withdrawal : of(held, Kind.WITHDRAWAL)) {
            for (Finding suspension : suspensions) {
                if (isSameAct(suspension, withdrawal)) {
                    held.remove(leads(withdrawal, suspension) ? suspension : withdrawal);
                }
            }
        }
        return held;
    }

    private static List<Finding> of(List<Finding> findings, Kind kind) {
        return findings.stream().filter(f -> f.kind() == kind).toList();
    }

    private static boolean isSameAct(Finding a, Finding b) {
        DateSpan left = a.when();
        DateSpan right = b.when();
        return left != null
                && right != null
                && !left.first().minusDays(SAME_ACT_DAYS).isAfter(right.last())
                && !right.first().minusDays(SAME_ACT_DAYS).isAfter(left.last());
    }

    /**
     * A ruling or else the baseline says it; without their word, a withdrawal leads unless an
     * authority denied it.
     */
    private static boolean leads(Finding withdrawal, Finding suspension) {
        if (withdrawal.isConfirmed() != suspension.isConfirmed()) {
            return withdrawal.isConfirmed();
        }
        if (withdrawal.isBaseline() != suspension.isBaseline()) {
            return withdrawal.isBaseline();
        }
        return withdrawal.disputes().isEmpty() || !suspension.disputes().isEmpty();
    }

    private Membership after(Finding change) {
        Status next = next(change.kind());
        if (next != status) {
            return of(next, change, List.of());
        }
        Finding last = leading;
        return last != null
                        && last.kind() == change.kind()
                        && isHigher(change.basis(), last.basis())
                ? of(next, change, datesSoFar())
                : this;
    }

    private static Membership of(Status status, Finding change, List<String> earlier) {
        DateSpan when = change.when();
        String since = when == null ? null : when.edtf();
        List<String> others = new ArrayList<>(earlier);
        others.addAll(change.alternatives());
        return new Membership(
                status,
                since,
                others.stream().distinct().filter(d -> !d.equals(since)).sorted().toList(),
                change,
                change.begun());
    }

    private List<String> datesSoFar() {
        List<String> dates = new ArrayList<>(alternatives);
        if (since != null) {
            dates.add(since);
        }
        return dates;
    }

    private static boolean isHigher(@Nullable Basis basis, @Nullable Basis than) {
        return basis != null && (than == null || basis.compareTo(than) > 0);
    }

    /** Only ACCESSION leaves WITHDRAWN. */
    private Status next(Kind kind) {
        return switch (kind) {
            case ACCESSION -> Status.MEMBER;
            case SUSPENSION -> status == Status.MEMBER ? Status.SUSPENDED : status;
            case RESUMPTION -> status == Status.SUSPENDED ? Status.MEMBER : status;
            case OBSERVER -> status == Status.NON_MEMBER ? Status.OBSERVER : status;
            case WITHDRAWAL ->
                    switch (status) {
                        case MEMBER, SUSPENDED, WITHDRAWN -> Status.WITHDRAWN;
                        case OBSERVER, NON_MEMBER -> Status.NON_MEMBER;
                    };
            case INTERVENTION,
                    INTERVENTION_END,
                    ASSISTANCE_REQUEST,
                    ASSISTANCE_REFUSAL,
                    EXERCISE_CANCELLED,
                    BOYCOTT,
                    DUES_REFUSED,
                    MEMBER_CLASH,
                    AFFIRMATION ->
                    status;
        };
    }

    /** The spans of a course; a time before the first act of the member is none. */
    static List<StatusSpan> spans(List<Membership> course) {
        List<StatusSpan> spans = new ArrayList<>();
        for (int i = 0; i < course.size(); i++) {
            Membership now = course.get(i);
            LocalDate until = i + 1 < course.size() ? course.get(i + 1).from() : null;
            if (now.from().equals(LocalDate.MIN) && now.leading() == null) {
                continue;
            }
            spans.add(now.span(until));
        }
        return spans;
    }

    private StatusSpan span(@Nullable LocalDate until) {
        Finding on = leading;
        return new StatusSpan(
                status,
                since,
                alternatives,
                from,
                until,
                on == null ? null : on.basis(),
                on == null ? null : on.actual(),
                on != null && !on.disputes().isEmpty() && !on.support().isEmpty(),
                on == null ? null : on.id());
    }
}
