package pactwatch.analysis.board;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Development.Evidence;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.analysis.status.MemberProjection;

/** Finds developments with all that belongs to them. Safe for many threads. */
public final class Dossiers {

    /**
     * A development with its two sides.
     *
     * @param isLeading whether the member's status rests on it
     * @param supporting those that say it, best first
     * @param disputing those that deny it, or affirm the contrary
     */
    public record Dossier(
            Development development,
            MemberProjection member,
            boolean isLeading,
            List<Evidence> supporting,
            List<Evidence> disputing) {
        public Dossier {
            supporting = List.copyOf(supporting);
            disputing = List.copyOf(disputing);
        }
    }

    private final MemberBoard board;
    private final ClaimBook claims;
    private final Changes changes;

    public Dossiers(MemberBoard board, ClaimBook claims, Changes changes) {
        this.board = board;
        this.claims = claims;
        this.changes = changes;
    }

    /**
     * The development with an id, or the one that holds its evidence now if it was told of under
     * that id before; empty if none was known.
     */
    public Optional<Dossier> find(String id, AsOf asOf) {
        List<MemberProjection> members = board.all(asOf);
        return find(members, d -> d.id().equals(id))
                .or(() ->
                        changes.keyOf(id)
                                .flatMap(
                                        key -> find(members, d -> d.evidenceKeys().contains(key))));
    }

    private Optional<Dossier> find(
            List<MemberProjection> members, Predicate<Development> isWanted) {
        return members.stream()
                .flatMap(m -> m.developments().stream().filter(isWanted).map(d -> dossier(m, d)))
                .findFirst();
    }

    /** All that authorities dispute at a time, by member. */
    public List<Dossier> contested(AsOf asOf) {
        return board.all(asOf).stream()
                .flatMap(m ->
                        m.developments().stream()
                                .filter(Development::contested)
                                .map(d -> dossier(m, d)))
                .toList();
    }

    /** A development of a member. */
    public Dossier dossier(MemberProjection member, Development d) {
        return new Dossier(
                d,
                member,
                d.id().equals(member.leading()),
                side(d, false).toList(),
                side(d, true).toList());
    }

    private Stream<Evidence> side(Development d, boolean isDispute) {
        return d.evidence().stream().filter(e -> disputes(d, e) == isDispute);
    }

    /** Whether a piece of evidence speaks against its development. */
    public boolean disputes(Development d, Evidence e) {
        return e.assertion() == Assertion.DENIED
                || claims.find(e.claim()).map(c -> c.kind() != d.kind()).orElse(false);
    }
}
