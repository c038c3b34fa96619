package pactwatch.analysis.board;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.ruling.RulingBook;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.analysis.status.MemberProjection;
import pactwatch.analysis.status.Projection;

/** The status of every member as any instance can tell it from the log. Safe for many threads. */
public final class MemberBoard {

    private static final int PROJECTIONS_MAX = 2_000;

    /** Two reads with an equal key have an equal answer. */
    private record Key(
            String member, long changes, long rulings, Instant validAt, Instant knownAt) {}

    private static final class Projections extends LinkedHashMap<Key, MemberProjection> {
        Projections() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, MemberProjection> eldest) {
            return size() > PROJECTIONS_MAX;
        }
    }

    private final Pack pack;
    private final ClaimBook claims;
    private final RulingBook rulings;
    private final InstantSource clock;
    private final Projections projections = new Projections();

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

    private MemberProjection project(String code, AsOf asOf) {
        RulingBook.Decisions decided = rulings.of(keyOf(code));
        Key key = key(code, decided, asOf);
        synchronized (projections) {
            MemberProjection known = projections.get(key);
            if (known != null) {
                return known;
            }
        }
        ClaimBook.Standing standing = claims.standing(keyOf(code), claimsKnown(asOf));
        Instant now = later(clock.instant(), later(standing.asOf(), decided.asOf()));
        MemberProjection projection =
                Projection.project(
                        pack,
                        code,
                        standing.claims(),
                        decided.rulings(),
                        asOf.valid(now),
                        asOf.known(now));
        if (standing.changes() == key.changes()) {
            synchronized (projections) {
                projections.put(key, projection);
            }
        }
        return projection;
    }

    /** The present is asked for anew every hour, since some things lapse. */
    private Key key(String code, RulingBook.Decisions decided, AsOf asOf) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        return new Key(
                code,
                claims.changes(keyOf(code)),
                decided.sequence(),
                asOf.valid(now),
                claimsKnown(asOf));
    }

    /** Whatever the log holds is known at present, also if its writer's clock is ahead of ours. */
    private static Instant claimsKnown(AsOf asOf) {
        return asOf.known(Instant.MAX);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
