package pactwatch.analysis.status;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.contract.MemberState.Intervention;
import pactwatch.analysis.contract.MemberState.Outlook;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.development.Finding;
import pactwatch.analysis.development.Judgement;
import pactwatch.analysis.evidence.DateSpan;
import pactwatch.analysis.evidence.Origins;
import pactwatch.analysis.evidence.Testimonies;
import pactwatch.analysis.evidence.Testimony;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.ruling.Ruling;

/**
 * The status of a member as a function of a set of claims: order and repetition do not matter, and
 * no clock is read.
 */
public final class Projection {

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final Pack pack;
    private final Pack.Member member;
    private final LocalDate validOn;
    private final LocalDate knownOn;

    private Projection(Pack pack, Pack.Member member, LocalDate validOn, LocalDate knownOn) {
        this.pack = pack;
        this.member = member;
        this.validOn = validOn;
        this.knownOn = knownOn;
    }

    /** Projects the claims of one member on which no analyst decided. */
    public static MemberProjection project(
            Pack pack, String member, Collection<Claim> claims, Instant validAt, Instant knownAt) {
        return project(pack, member, claims, List.of(), validAt, knownAt);
    }

    /**
     * Projects the claims of one member.
     *
     * @param member ISO 3166-1 alpha-2; one of the pack's
     * @param claims those that stand; claims of other members are passed over
     * @param rulings all that were ever made; those on other members are passed over
     * @param validAt when it held in the world
     * @param knownAt when it was publicly known
     * @throws IllegalArgumentException if the pack has no such member
     */
    public static MemberProjection project(
            Pack pack,
            String member,
            Collection<Claim> claims,
            Collection<Ruling> rulings,
            Instant validAt,
            Instant knownAt) {
        return new Projection(pack, of(pack, member), day(validAt), day(knownAt))
                .project(claims, rulings, knownAt);
    }

    /**
     * The state of one member alone, which takes less work than all that is known of it; see {@link
     * #project(Pack, String, Collection, Collection, Instant, Instant)}.
     */
    public static MemberState state(
            Pack pack,
            String member,
            Collection<Claim> claims,
            Collection<Ruling> rulings,
            Instant validAt,
            Instant knownAt) {
        return new Projection(pack, of(pack, member), day(validAt), day(knownAt))
                .standing(claims, rulings, knownAt)
                .state();
    }

    private static Pack.Member of(Pack pack, String member) {
        return pack.member(member)
                .orElseThrow(
                        () -> new IllegalArgumentException("The pack has no member " + member));
    }

    /** A state with what it rests on. */
    private record Standing(
            MemberState state,
            List<Finding> findings,
            List<Membership> course,
            List<String> orphaned) {}

    private Standing standing(
            Collection<Claim> claims, Collection<Ruling> rulings, Instant knownAt) {
        List<Testimony> told = Testimonies.of(pack, member.code(), claims, knownAt);
        Judgement judgement = Judgement.of(told, member.code(), rulings, knownAt);
        List<Finding> findings =
                judgement.findings().stream().filter(f -> !first(f).isAfter(validOn)).toList();
        List<Membership> course = Membership.course(validOn, member, findings);
        Membership membership = course.getLast();
        List<Intervention> interventions = Interventions.on(validOn, findings);
        List<Outlook> outlook =
                new Outlooks(validOn, told, findings, membership.status(), interventions).all();
        return new Standing(
                state(told, findings, membership, interventions, outlook),
                findings,
                course,
                judgement.orphaned());
    }

    private static LocalDate day(Instant at) {
        return (at.isAfter(LAST) ? LAST : at).atZone(ZoneOffset.UTC).toLocalDate();
    }

    private MemberProjection project(
            Collection<Claim> claims, Collection<Ruling> rulings, Instant knownAt) {
        Standing standing = standing(claims, rulings, knownAt);
        Finding leading = standing.course().getLast().leading();
        return new MemberProjection(
                standing.state(),
                standing.findings().stream().map(f -> development(f, isOne(f, leading))).toList(),
                leading == null ? null : leading.id(),
                Membership.spans(standing.course()),
                standing.orphaned());
    }

    private static boolean isOne(Finding finding, @Nullable Finding leading) {
        return leading != null && leading.id().equals(finding.id());
    }

    private static LocalDate first(Finding finding) {
        DateSpan when = finding.when();
        return when == null || finding.actual() == null ? finding.begun() : when.first();
    }

    private Development development(Finding finding, boolean isLeading) {
        return finding.toDevelopment(
                pack.code(), member.code(), member.name(), finding.isContested(knownOn, isLeading));
    }

    private MemberState state(
            List<Testimony> told,
            List<Finding> findings,
            Membership membership,
            List<Intervention> interventions,
            List<Outlook> outlook) {
        Finding leading = membership.leading();
        Frictions frictions = new Frictions(validOn, knownOn, findings);
        boolean isContested = leading != null && leading.isContested(knownOn, true);
        return new MemberState(
                member.code(),
                member.name(),
                membership.status(),
                leading == null ? null : leading.basis(),
                membership.since(),
                membership.alternatives(),
                leading == null ? null : leading.actual(),
                leading == null ? null : leading.grade(isContested),
                isContested,
                interventions,
                outlook,
                findings.size(),
                Math.toIntExact(
                        told.stream().map(t -> t.claim().article().id()).distinct().count()),
                Origins.count(told),
                lastEvidence(told),
                lastConfirmed(told, membership),
                frictions.open(),
                frictions.recent());
    }

    /** By a report that it is so or, of a member, by its own word that it stays one. */
    private @Nullable String lastConfirmed(List<Testimony> told, Membership membership) {
        Finding leading = membership.leading();
        Stream<LocalDate> reports =
                leading == null ? Stream.empty() : Stream.of(leading.retold(validOn));
        Stream<LocalDate> affirmations =
                membership.status() != Status.MEMBER
                        ? Stream.empty()
                        : told.stream()
                                .filter(t -> t.kind() == Kind.AFFIRMATION && t.isAuthority())
                                .filter(t -> t.assertion() == Assertion.ACTUAL)
                                .map(Testimony::said)
                                .filter(d -> !d.isAfter(validOn) && !d.isBefore(membership.from()));
        return Stream.concat(reports, affirmations)
                .max(Comparator.naturalOrder())
                .map(LocalDate::toString)
                .orElse(null);
    }

    private static @Nullable String lastEvidence(List<Testimony> told) {
        return told.stream()
                .map(Testimony::published)
                .max(Comparator.naturalOrder())
                .map(LocalDate::toString)
                .orElse(null);
    }
}
