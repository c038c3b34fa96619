package pactwatch.analysis.board;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Development.Evidence;
import pactwatch.analysis.evidence.Origins;
import pactwatch.analysis.evidence.Testimonies;
import pactwatch.analysis.evidence.Testimony;
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

    /**
     * The independent sources of what supports a development, those with the best evidence first.
     *
     * @param name whose word it is: a speaker, a wire or a publisher
     */
    public record Origin(String name, List<Evidence> evidence) {
        public Origin {
            evidence = List.copyOf(evidence);
        }
    }

    /** Groups the supporting evidence that a dossier shows by independent source. */
    public List<Origin> origins(Dossier dossier, AsOf asOf) {
        String code = dossier.development().member();
        Map<String, Testimony> byClaim =
                Testimonies.of(
                                board.pack(),
                                code,
                                board.claims(code, asOf),
                                asOf.known(Instant.MAX))
                        .stream()
                        .collect(Collectors.toMap(t -> t.claim().id(), t -> t, (a, _) -> a));
        List<Told> told =
                dossier.supporting().stream()
                        .flatMap(e ->
                                Optional.ofNullable(byClaim.get(e.claim())).stream()
                                        .map(t -> new Told(e, t)))
                        .toList();
        Origins origins = Origins.ofWord();
        told.forEach(t -> origins.add(t.testimony()));
        Map<Integer, List<Told>> bySource =
                told.stream()
                        .collect(
                                Collectors.groupingBy(
                                        t -> origins.sourceOf(t.testimony()),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return bySource.values().stream()
                .map(ts ->
                        new Origin(
                                name(ts.stream().map(Told::testimony).toList()),
                                ts.stream().map(Told::evidence).toList()))
                .toList();
    }

    /** A piece of evidence with who speaks. */
    private record Told(Evidence evidence, Testimony testimony) {}

    private static String name(List<Testimony> told) {
        Testimony first = told.getFirst();
        if (first.isHearsay()) {
            return "Background that quotes nobody";
        }
        Map<String, Long> voices =
                told.stream()
                        .flatMap(t -> Optional.ofNullable(t.speakerName()).stream())
                        .collect(
                                Collectors.groupingBy(n -> n, TreeMap::new, Collectors.counting()));
        Optional<String> voice =
                voices.entrySet().stream()
                        .filter(v -> 2 * v.getValue() >= told.size())
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey);
        if (voice.isPresent()) {
            return voice.get();
        }
        String credit = first.claim().article().credit();
        return credit == null ? first.claim().article().publisherName() : credit;
    }
}
