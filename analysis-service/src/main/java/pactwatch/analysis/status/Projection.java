package pactwatch.analysis.status;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.pack.Pack;

/**
 * The status of a member as a function of a set of claims: order and repetition do not matter, and
 * no clock is read.
 */
public final class Projection {

    private Projection() {}

    /**
     * Projects the claims of one member.
     *
     * @param member ISO 3166-1 alpha-2; one of the pack's
     * @param claims those that stand; claims of other members are passed over
     * @param validAt when it held in the world
     * @param knownAt when it was publicly known
     * @throws IllegalArgumentException if the pack has no such member
     */
    public static MemberProjection project(
            Pack pack, String member, Collection<Claim> claims, Instant validAt, Instant knownAt) {
        Pack.Member of =
                pack.member(member)
                        .orElseThrow(() ->
                                new IllegalArgumentException("The pack has no member " + member));
        LocalDate day = validAt.atZone(ZoneOffset.UTC).toLocalDate();
        return new MemberProjection(
                new MemberState(
                        member,
                        of.name(),
                        of.partySince() != null && of.partySince().compareTo(day.toString()) <= 0
                                ? Status.MEMBER
                                : Status.NON_MEMBER,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        false,
                        List.of(),
                        List.of(),
                        0,
                        0,
                        0,
                        null),
                List.of(),
                null);
    }
}
