package pactwatch.analysis;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.standing.SaidClaims;
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

    private final Pack pack;
    private final String version;
    private final Function<Article, List<Claim>> extract;
    private final InstantSource clock;

    /**
     * A pipeline of one pact.
     *
     * @param version of pack, lexicon and rules
     * @param extract finds the claims of an article, in the order of the text
     */
    public AnalysisPipeline(
            Pack pack,
            String version,
            Function<Article, List<Claim>> extract,
            InstantSource clock) {
        this.pack = pack;
        this.version = version;
        this.extract = extract;
        this.clock = clock;
    }

    public Pack pack() {
        return pack;
    }

    /** Version of pack, lexicon and rules. */
    public String version() {
        return version;
    }

    /**
     * The first half, for a partition of articles that was not read yet.
     *
     * @param claims the topic of the generation
     */
    public Reading reading(Topic<ClaimEvent> claims) {
        return new Reading(claims, new SaidClaims());
    }

    /** The first half, given what the articles of the partition were found to say. */
    public Reading reading(Topic<ClaimEvent> claims, SaidClaims said) {
        return new Reading(claims, said);
    }

    /**
     * The second half, for a partition of members on whom nothing was said yet.
     *
     * @param statuses the topic to which it tells
     * @param since when the generation of the claims became live
     */
    public Judging judging(Topic<StatusEvent> statuses, Instant since) {
        return new Judging(pack, statuses, since, clock);
    }

    /** Articles to claims. */
    public final class Reading {

        private final Topic<ClaimEvent> claims;
        private final SaidClaims said;

        private Reading(Topic<ClaimEvent> claims, SaidClaims said) {
            this.claims = claims;
            this.said = said;
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
}
