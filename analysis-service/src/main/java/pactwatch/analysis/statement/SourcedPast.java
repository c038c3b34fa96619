package pactwatch.analysis.statement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.pack.BaselineEntry;
import pactwatch.analysis.pack.Pack;

/** What the pack knows of a member on the day of a publication. */
record SourcedPast(Pack pack, LocalDate published) {

    private static final Set<Kind> MEMBERSHIP =
            Set.of(Kind.WITHDRAWAL, Kind.ACCESSION, Kind.SUSPENSION, Kind.RESUMPTION);

    private Optional<BaselineEntry> last(String member, Set<Kind> kinds) {
        return known(member, kinds).max(Comparator.comparing(BaselineEntry::published));
    }

    private java.util.stream.Stream<BaselineEntry> known(String member, Set<Kind> kinds) {
        return pack.baseline().stream()
                .filter(b -> b.member().equals(member) && kinds.contains(b.kind()))
                .filter(b -> b.assertion() == Assertion.ACTUAL)
                .filter(b -> !b.published().isAfter(published));
    }

    /** The latest act of a kind that was known then. */
    Optional<BaselineEntry> last(Kind kind, String member) {
        return last(member, Set.of(kind));
    }

    boolean isState(String member) {
        return pack.member(member).isPresent();
    }

    boolean isLeading(String member) {
        return member.equals(pack.leadingMember());
    }

    /** The leading member alone. */
    List<String> leading() {
        return List.of(pack.leadingMember());
    }

    boolean wasParty(String member) {
        return pack.member(member).map(m -> m.partySince() != null).orElse(false);
    }

    boolean isParty(String member) {
        return wasParty(member)
                && last(member, Set.of(Kind.WITHDRAWAL, Kind.ACCESSION))
                        .map(b -> b.kind() == Kind.ACCESSION)
                        .orElse(true);
    }

    /** Whether it has left at some time. */
    boolean hasEverLeft(String member) {
        return last(Kind.WITHDRAWAL, member).isPresent();
    }

    /** Whether an act of a kind became known within so many days before. */
    boolean isRecent(Kind kind, String member, int days) {
        return last(kind, member)
                .filter(b -> !b.published().plusDays(days).isBefore(published))
                .isPresent();
    }

    boolean isSuspended(String member) {
        return last(member, MEMBERSHIP).map(b -> b.kind() == Kind.SUSPENSION).orElse(false);
    }

    /** Members by code, for those that stand in the text as "both countries". */
    List<String> parties() {
        return pack.members().stream().map(Pack.Member::code).filter(this::isParty).toList();
    }
}
