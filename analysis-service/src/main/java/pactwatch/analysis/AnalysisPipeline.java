package pactwatch.analysis;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.standing.ClaimSet;
import pactwatch.analysis.standing.SaidClaims;
import pactwatch.analysis.status.MemberProjection;
import pactwatch.analysis.status.Projection;
import pactwatch.analysis.status.StatusDecision;
import pactwatch.ingest.contract.Article;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.Append;
import pactwatch.log.ContentId;
import pactwatch.log.Envelope;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;

/**
 * From an article to a status: extract → compare with what earlier versions said → fold by member →
 * project → decide what to tell. The log stands between the two halves; each half works on one
 * partition at a time and is for one thread.
 */
public final class AnalysisPipeline {

    private static final URI CLAIMS_SOURCE = URI.create("/analysis/claims");
    private static final ClaimSet NOTHING = new ClaimSet();
    private static final URI STATUSES_SOURCE = URI.create("/analysis/statuses");

    private final Pack pack;
    private final Topic<ClaimEvent> claims;
    private final Function<Article, List<Claim>> extract;
    private final InstantSource clock;

    /**
     * A pipeline of one pact and one generation.
     *
     * @param extract finds the claims of an article, in the order of the text
     */
    public AnalysisPipeline(
            Pack pack,
            String generation,
            Function<Article, List<Claim>> extract,
            InstantSource clock) {
        this.pack = pack;
        this.claims = ClaimEvent.topic(generation);
        this.extract = extract;
        this.clock = clock;
    }

    /** The first half, for a partition of articles that was not read yet. */
    public Reading reading() {
        return new Reading();
    }

    /** The second half, for a partition of members on whom nothing was said yet. */
    public Judging judging() {
        return new Judging();
    }

    /** The topic between the halves. */
    public Topic<ClaimEvent> claims() {
        return claims;
    }

    /** Articles to claims. */
    public final class Reading {

        private final SaidClaims said = new SaidClaims();

        private Reading() {}

        /** Takes in a claim event that is in the log already. */
        public void remember(ClaimEvent event) {
            said.accept(event);
        }

        /** What a version of an article says and no longer says. Changes nothing. */
        public List<Append<?>> decide(LogRecord<ArticleEvent> input) {
            Article article = input.event().article();
            List<ClaimEvent> events = said.compare(article, extract.apply(article));
            Instant now = clock.instant();
            List<Append<?>> outputs = new ArrayList<>();
            for (ClaimEvent event : events) {
                outputs.add(address(event, outputs.size() + 1, input.envelope(), now));
            }
            return outputs;
        }

        private Append<ClaimEvent> address(
                ClaimEvent event, int ordinal, Envelope<ArticleEvent> cause, Instant now) {
            Article article = cause.event().article();
            String type = claims.codec().typeOf(event);
            String key = keyOf(event);
            String id = ContentId.of(type, claimOf(event), Integer.toString(article.version()));
            return new Append<>(
                    claims,
                    key,
                    new Envelope<>(
                            id,
                            type,
                            CLAIMS_SOURCE,
                            key,
                            article.known(),
                            now,
                            cause.id(),
                            ordinal,
                            event));
        }

        /** Takes in what was decided. */
        public void evolve(List<Append<?>> outputs) {
            for (Append<?> output : outputs) {
                if (output.envelope().event() instanceof ClaimEvent event) {
                    said.accept(event);
                }
            }
        }
    }

    private static String keyOf(ClaimEvent event) {
        return switch (event) {
            case ClaimEvent.Claimed(Claim claim) -> claim.pact() + "/" + claim.member();
            case ClaimEvent.Unsaid unsaid -> unsaid.pact() + "/" + unsaid.member();
        };
    }

    private static String claimOf(ClaimEvent event) {
        return switch (event) {
            case ClaimEvent.Claimed(Claim claim) -> claim.id();
            case ClaimEvent.Unsaid unsaid -> unsaid.claim();
        };
    }

    /**
     * Claims to statuses. All times are those of the log, never of a clock, so that whoever takes
     * over finds the projection on which the last events rest.
     */
    public final class Judging {

        /** The last projection, good for as long as nothing new is folded. */
        private record Projected(long changes, MemberProjection projection) {}

        private final Map<String, ClaimSet> setByMember = new HashMap<>();
        private final Map<String, MemberProjection> toldByMember = new HashMap<>();
        private final Map<String, Projected> projectedByMember = new HashMap<>();
        private final Map<String, Long> sequenceByMember = new HashMap<>();

        private Judging() {}

        /** Takes in a status event that is in the log already. */
        public void remember(LogRecord<StatusEvent> told) {
            sequenceByMember.merge(told.key(), told.envelope().sequence(), Math::max);
        }

        /** Takes in a claim event. */
        public void fold(LogRecord<ClaimEvent> input) {
            setByMember.computeIfAbsent(input.key(), _ -> new ClaimSet()).accept(input.envelope());
        }

        /** The members on whom anything was folded. */
        public Set<String> members() {
            return Set.copyOf(setByMember.keySet());
        }

        /** Takes all that was folded of a member so far as told. */
        public void resume(String key) {
            toldByMember.put(key, project(key));
        }

        /**
         * What the claims of a member, as folded, lead to. Changes nothing. Of a member on whom
         * nothing was said yet, the pack's baseline is told first, then what the claims change.
         */
        public List<Append<?>> decide(String key, LogRecord<ClaimEvent> cause) {
            MemberProjection next = project(key);
            MemberProjection told = toldByMember.get(key);
            List<StatusEvent> events = new ArrayList<>();
            if (told == null) {
                told = project(key, List.of(), setByMember.getOrDefault(key, NOTHING).asOf());
                events.addAll(StatusDecision.decide(null, told));
            }
            events.addAll(StatusDecision.decide(told, next));
            return address(events, key, cause.envelope());
        }

        private MemberProjection project(String key) {
            ClaimSet set = setByMember.getOrDefault(key, NOTHING);
            Projected last = projectedByMember.get(key);
            if (last != null && last.changes() == set.changes()) {
                return last.projection();
            }
            MemberProjection projection = project(key, set.standing(set.asOf()), set.asOf());
            projectedByMember.put(key, new Projected(set.changes(), projection));
            return projection;
        }

        private MemberProjection project(String key, List<Claim> standing, Instant asOf) {
            String member = key.substring(key.indexOf('/') + 1);
            return Projection.project(pack, member, standing, asOf, asOf);
        }

        private List<Append<?>> address(
                List<StatusEvent> events, String key, Envelope<ClaimEvent> cause) {
            long sequence = sequenceByMember.getOrDefault(key, 0L);
            Instant now = clock.instant();
            List<Append<?>> outputs = new ArrayList<>();
            for (StatusEvent event : events) {
                sequence++;
                outputs.add(
                        Append.of(
                                StatusEvent.TOPIC,
                                key,
                                STATUSES_SOURCE,
                                key,
                                sequence,
                                cause.time(),
                                now,
                                cause.id(),
                                event));
            }
            return outputs;
        }

        /** Takes in what was decided. */
        public void evolve(String key, List<Append<?>> outputs) {
            outputs.forEach(o -> sequenceByMember.merge(key, o.envelope().sequence(), Math::max));
            resume(key);
        }
    }
}
