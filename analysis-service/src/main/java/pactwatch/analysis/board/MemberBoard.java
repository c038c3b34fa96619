package pactwatch.analysis.board;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.ruling.RulingBook;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.analysis.status.MemberProjection;
import pactwatch.analysis.status.Projection;

/** The status of every member as any instance can tell it from the log. Safe for many threads. */
public final class MemberBoard {

    /** Pieces of evidence that kept projections may hold: about 100 MB. */
    private static final int EVIDENCE_MAX = 500_000;

    /** Parts of statuses that kept statuses may hold: about 100 MB. */
    private static final int STATE_PARTS_MAX = 500_000;

    /** What is read of a member, as far as its claims do not decide it. */
    private record Key(String member, long rulings, Instant validAt, Instant knownAt) {}

    private final Pack pack;
    private final ClaimBook claims;
    private final RulingBook rulings;
    private final InstantSource clock;
    private final Kept<Key, MemberProjection> projections =
            new Kept<>(EVIDENCE_MAX, MemberBoard::evidence);
    private final Kept<Key, MemberState> states = new Kept<>(STATE_PARTS_MAX, MemberBoard::parts);
    private final Turns turns = new Turns();

    /** A board of one pact. */
    public MemberBoard(Pack pack, ClaimBook claims, RulingBook rulings, InstantSource clock) {
        this.pack = pack;
        this.claims = claims;
        this.rulings = rulings;
        this.clock = clock;
    }

    public Pack pack() {
        return pack;
    }

    /** Name of the generation whose claims it shows. */
    public String generation() {
        return claims.generation();
    }

    /** Every member of the pack, in its order. */
    public List<MemberProjection> all(AsOf asOf) {
        return pack.members().stream().map(m -> project(m.code(), asOf)).toList();
    }

    /** The state of every member, in the order of the pack; quicker than all that is known. */
    public List<MemberState> states(AsOf asOf) {
        return pack.members().stream().map(m -> state(m.code(), asOf)).toList();
    }

    /**
     * One member.
     *
     * @param code ISO 3166-1 alpha-2, in upper case; empty if the pack has no such member
     */
    public Optional<MemberProjection> one(String code, AsOf asOf) {
        return pack.member(code).map(m -> project(m.code(), asOf));
    }

    /** The claims of a member that stand. */
    public List<Claim> claims(String code, AsOf asOf) {
        return claims.standing(keyOf(code), claimsKnown(asOf)).claims();
    }

    /** The key of a member's events. */
    public String keyOf(String code) {
        return pack.code() + "/" + code;
    }

    private MemberState state(String code, AsOf asOf) {
        Key key = key(code, asOf);
        return keptState(key)
                .orElseGet(() ->
                        turns.take(
                                key, () -> keptState(key).orElseGet(() -> stateAnew(key, asOf))));
    }

    private Optional<MemberState> keptState(Key key) {
        return states.get(key, c -> isCurrent(key, c))
                .or(() -> keptProjection(key).map(MemberProjection::state));
    }

    private Optional<MemberProjection> keptProjection(Key key) {
        return projections.get(key, c -> isCurrent(key, c));
    }

    private boolean isCurrent(Key key, long changes) {
        return claims.isCurrent(keyOf(key.member()), changes, key.knownAt());
    }

    private MemberState stateAnew(Key key, AsOf asOf) {
        Basis basis = basis(key);
        MemberState state =
                Projection.state(
                        pack,
                        key.member(),
                        basis.standing().claims(),
                        basis.decided().rulings(),
                        asOf.valid(basis.at()),
                        asOf.known(basis.at()));
        if (basis.isOf(key)) {
            states.put(key, basis.standing().changes(), state);
        }
        return state;
    }

    private MemberProjection project(String code, AsOf asOf) {
        Key key = key(code, asOf);
        return keptProjection(key)
                .orElseGet(() ->
                        turns.take(
                                key,
                                () -> keptProjection(key).orElseGet(() -> projectAnew(key, asOf))));
    }

    private MemberProjection projectAnew(Key key, AsOf asOf) {
        Basis basis = basis(key);
        MemberProjection projection =
                Projection.project(
                        pack,
                        key.member(),
                        basis.standing().claims(),
                        basis.decided().rulings(),
                        asOf.valid(basis.at()),
                        asOf.known(basis.at()));
        if (basis.isOf(key)) {
            projections.put(key, basis.standing().changes(), projection);
            states.put(key, basis.standing().changes(), projection.state());
        }
        return projection;
    }

    /** What an answer rests on. */
    private record Basis(ClaimBook.Standing standing, RulingBook.Decisions decided, Instant at) {

        /** Whether nobody decided anything since the question was put. */
        boolean isOf(Key key) {
            return decided.sequence() == key.rulings();
        }
    }

    private Basis basis(Key key) {
        RulingBook.Decisions decided = rulings.of(keyOf(key.member()));
        ClaimBook.Standing standing = claims.standing(keyOf(key.member()), key.knownAt());
        return new Basis(
                standing, decided, later(clock.instant(), later(standing.asOf(), decided.asOf())));
    }

    /** The present is asked for anew every hour, since some things lapse. */
    private Key key(String code, AsOf asOf) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        return new Key(
                code, rulings.of(keyOf(code)).sequence(), asOf.valid(now), claimsKnown(asOf));
    }

    private static int evidence(MemberProjection projection) {
        return 1
                + projection.developments().stream()
                        .mapToInt(d -> d.evidence().size() + d.evidenceKeys().size())
                        .sum();
    }

    private static int parts(MemberState state) {
        return 1
                + state.friction().size()
                + state.outlook().size()
                + state.interventions().size()
                + state.requests().size();
    }

    /** Whatever the log holds is known at present, also if its writer's clock is ahead of ours. */
    private static Instant claimsKnown(AsOf asOf) {
        return asOf.known(Instant.MAX);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
