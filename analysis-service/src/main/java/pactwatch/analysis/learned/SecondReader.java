package pactwatch.analysis.learned;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
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
     * Whether there is anything to judge: no claim, and no long article, is.
     *
     * @param sentences how many the article has
     */
    public boolean reads(int sentences, List<Claim> claims) {
        return sentences <= PASSAGES_MAX && !claims.isEmpty();
    }

    /**
     * The verdicts on an article, one for each act of each member that the rules found; none where
     * it does not read.
     *
     * @param claims those of the rules
     */
    public List<Verdict> read(LocalDate published, List<Passage> passages, List<Claim> claims) {
        if (!reads(passages.size(), claims)) {
            return List.of();
        }
        Map<Act, Verdict> verdicts = new LinkedHashMap<>();
        Map<String, Set<Kind>> asked = new HashMap<>();
        for (Claim claim : claims) {
            asked.computeIfAbsent(claim.member(), _ -> EnumSet.noneOf(Kind.class))
                    .add(claim.kind());
            verdicts.put(
                    new Act(claim.kind(), claim.member()),
                    new Verdict(claim.kind(), claim.member(), 0, Set.of()));
        }
        Candidates.of(pack, published, passages, claims, asked.keySet())
                .forEach(c -> judge(c, asked.getOrDefault(c.member(), Set.of()), verdicts));
        return List.copyOf(verdicts.values());
    }

    private void judge(Candidate candidate, Set<Kind> kinds, Map<Act, Verdict> verdicts) {
        weights.kinds(candidate.features(), kinds)
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

    /** The features that weighed most in a verdict, as "name weight", the weightiest first. */
    public List<String> reasons(Verdict verdict) {
        return weights.shares(verdict.kind(), verdict.features(), SHARES).stream()
                .map(s -> String.format(Locale.ROOT, "%s %+.2f", s.feature(), s.weight()))
                .toList();
    }
}
