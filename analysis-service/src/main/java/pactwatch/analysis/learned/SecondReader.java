package pactwatch.analysis.learned;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.pack.Pack;

/**
 * Judges what the rules found in an article. Safe for many threads.
 *
 * <p>Every sentence is read for every member that it may tell of: a logistic model gives the
 * probability of each kind of act. The sentence that tells an act best speaks for the article.
 */
public final class SecondReader {

    private static final int SHARES = 6;

    /** Longer articles are not read: it was trained on short ones and errs on others. */
    private static final int PASSAGES_MAX = 12;

    private final Pack pack;
    private final Weights weights;

    private SecondReader(Pack pack, Weights weights) {
        this.pack = pack;
        this.weights = weights;
    }

    /** The reader of a language for a pact, if one was trained. */
    public static Optional<SecondReader> of(Pack pack, String language) {
        return Weights.of(pack.code().toLowerCase(Locale.ROOT), language)
                .map(w -> new SecondReader(pack, w));
    }

    private record Act(Kind kind, String member) {}

    /**
     * The verdicts on an article, one for each act of each member that the rules found; none on a
     * long one.
     *
     * @param claims those of the rules
     */
    public List<Verdict> read(LocalDate published, List<Passage> passages, List<Claim> claims) {
        if (passages.size() > PASSAGES_MAX || claims.isEmpty()) {
            return List.of();
        }
        Map<Act, Verdict> verdicts = new LinkedHashMap<>();
        claims.forEach(c ->
                verdicts.put(
                        new Act(c.kind(), c.member()),
                        new Verdict(c.kind(), c.member(), 0, Set.of())));
        for (Candidate candidate : Candidates.of(pack, published, passages, claims)) {
            weights.kinds(candidate.features())
                    .forEach((kind, probability) ->
                            verdicts.computeIfPresent(
                                    new Act(kind, candidate.member()),
                                    (_, known) ->
                                            probability > known.probability()
                                                    ? new Verdict(
                                                            kind,
                                                            candidate.member(),
                                                            probability,
                                                            candidate.features())
                                                    : known));
        }
        return List.copyOf(verdicts.values());
    }

    /** The features that weighed most in a verdict, as "name weight", the weightiest first. */
    public List<String> reasons(Verdict verdict) {
        return weights.shares(verdict.kind().name(), verdict.features(), SHARES).stream()
                .map(s -> String.format(Locale.ROOT, "%s %+.2f", s.feature(), s.weight()))
                .toList();
    }
}
