package pactwatch.analysis;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.contract.RulingEvent;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.contract.StatusEvent.Cause;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.ruling.Ruling;
import pactwatch.analysis.ruling.RulingSet;
import pactwatch.analysis.standing.ClaimSet;
import pactwatch.analysis.status.MemberProjection;
import pactwatch.analysis.status.Projection;
import pactwatch.analysis.status.StatusDecision;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;

/**
 * Claims and rulings to statuses, for the members of one partition. All times are those of the log,
 * never of a clock, so that whoever takes over finds the projection on which the last events rest.
 * For one thread.
 */
public final class Judging {

    private static final URI SOURCE = URI.create("/analysis/statuses");
    private static final ClaimSet NOTHING = new ClaimSet();
    private static final RulingSet UNDECIDED = new RulingSet();

    /** A projection, good for as long as nothing new is folded. */
    private record Projected(long changes, long rulings, MemberProjection projection) {}

    private final Pack pack;
    private final Topic<StatusEvent> topic;
    private final InstantSource clock;
    private final Instant since;
    private final Map<String, ClaimSet> claims = new HashMap<>();
    private final Map<String, RulingSet> rulings = new HashMap<>();
    private final Map<String, MemberProjection> told = new HashMap<>();
    private final Map<String, Projected> projected = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();

    /**
     * Judges members on whom nothing was said yet.
     *
     * @param topic to which statuses are told
     * @param since when the generation of the claims became live; nothing is judged before
     */
    public Judging(Pack pack, Topic<StatusEvent> topic, Instant since, InstantSource clock) {
        this.pack = pack;
        this.topic = topic;
        this.since = since;
        this.clock = clock;
    }

    /** The same members after another generation of claims became live; its claims are to come. */
    public Judging next(Instant liveSince) {
        Judging next = new Judging(pack, topic, liveSince, clock);
        next.rulings.putAll(rulings);
        next.told.putAll(told);
        next.sequences.putAll(sequences);
        return next;
    }

    /** Takes in a status event that is in the log already. */
    public void remember(LogRecord<StatusEvent> event) {
        sequences.merge(event.key(), event.envelope().sequence(), Math::max);
    }

    /** Takes in a claim event. */
    public void fold(LogRecord<ClaimEvent> input) {
        claims.computeIfAbsent(input.key(), _ -> new ClaimSet()).accept(input.envelope());
    }

    /** Takes in what an analyst decided. */
    public void rule(LogRecord<RulingEvent> input) {
        rulings.computeIfAbsent(input.key(), _ -> new RulingSet()).accept(input.envelope());
    }

    /** The members on whom anything was folded or told. */
    public Set<String> members() {
        Set<String> members = new HashSet<>(claims.keySet());
        members.addAll(rulings.keySet());
        members.addAll(told.keySet());
        return members;
    }

    /** Takes all that was folded of a member so far as told. */
    public void resume(String key) {
        told.put(key, project(key));
    }

    /**
     * What the claims and rulings of a member, as folded, lead to. Changes nothing. Of a member on
     * whom nothing was said yet, the pack's baseline is told first, then what changed it.
     *
     * @param happened when that happened which led to it
     * @param causationId id of the event that led to it, if one did
     */
    public List<Append<?>> decide(
            String key, Instant happened, @Nullable String causationId, Cause cause) {
        MemberProjection next = project(key);
        MemberProjection before = told.get(key);
        List<StatusEvent> events = new ArrayList<>();
        if (before == null) {
            before = project(key, List.of(), List.of(), asOf(key));
            events.addAll(StatusDecision.decide(null, before, cause));
        }
        events.addAll(StatusDecision.decide(before, next, cause));
        return address(events, key, happened, causationId);
    }

    private MemberProjection project(String key) {
        ClaimSet set = claims.getOrDefault(key, NOTHING);
        RulingSet decided = rulings.getOrDefault(key, UNDECIDED);
        Projected last = projected.get(key);
        if (last != null
                && last.changes() == set.changes()
                && last.rulings() == decided.sequence()) {
            return last.projection();
        }
        Instant asOf = asOf(key);
        MemberProjection projection = project(key, set.standing(asOf), decided.all(), asOf);
        projected.put(key, new Projected(set.changes(), decided.sequence(), projection));
        return projection;
    }

    private Instant asOf(String key) {
        Instant ofClaims = claims.getOrDefault(key, NOTHING).asOf();
        Instant ofRulings = rulings.getOrDefault(key, UNDECIDED).asOf();
        return later(since, later(ofClaims, ofRulings));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private MemberProjection project(
            String key, List<Claim> standing, List<Ruling> decided, Instant asOf) {
        String member = key.substring(key.indexOf('/') + 1);
        return Projection.project(pack, member, standing, decided, asOf, asOf);
    }

    private List<Append<?>> address(
            List<StatusEvent> events, String key, Instant happened, @Nullable String causationId) {
        long sequence = sequences.getOrDefault(key, 0L);
        Instant now = clock.instant();
        List<Append<?>> outputs = new ArrayList<>();
        for (StatusEvent event : events) {
            sequence++;
            outputs.add(
                    Append.of(
                            topic, key, SOURCE, key, sequence, happened, now, causationId, event));
        }
        return outputs;
    }

    /** Takes in what was decided. */
    public void evolve(String key, List<Append<?>> outputs) {
        outputs.forEach(o -> sequences.merge(key, o.envelope().sequence(), Math::max));
        resume(key);
    }
}
