package pactwatch.analysis.learned;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.pack.Pack;

/**
 * Judges what the rules found in an article, and what they did not. Safe for many threads.
 *
 * <p>Every sentence is read for every member that it may tell of: a logistic model gives the
 * probability of each kind of act, and a second one that of each assertion. The sentence that tells
 * an act best speaks for the article.
 */
public final class SecondReader {

    /** Acts less likely than this are not spoken of, unless the rules found them. */
    private static final double WORTH = 0.15;

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
     * The verdicts on an article, one for each act of each member at most; none on a long one.
     *
     * @param claims those of the rules
     */
    public List<Verdict> read(LocalDate published, List<Passage> passages, List<Claim> claims) {
        if (passages.size() > PASSAGES_MAX) {
            return List.of();
        }
        Map<Act, Candidate> best = new LinkedHashMap<>();
        Map<Act, Double> likeliest = new LinkedHashMap<>();
        for (Candidate candidate : Candidates.of(pack, published, passages, claims)) {
            weights.kinds(candidate.features())
                    .forEach((kind, probability) -> {
                        Act act = new Act(kind, candidate.member());
                        if (probability > likeliest.getOrDefault(act, -1.0)) {
                            likeliest.put(act, probability);
                            best.put(act, candidate);
                        }
                    });
        }
        List<Verdict> verdicts = new ArrayList<>();
        best.forEach((act, candidate) -> {
            double probability = likeliest.getOrDefault(act, 0.0);
            if (probability >= WORTH || isFound(act, claims)) {
                verdicts.add(verdict(act, candidate, probability, passages, claims));
            }
        });
        return verdicts;
    }

    private static boolean isFound(Act act, List<Claim> claims) {
        return claims.stream()
                .anyMatch(c -> c.kind() == act.kind() && c.member().equals(act.member()));
    }

    private Verdict verdict(
            Act act,
            Candidate candidate,
            double probability,
            List<Passage> passages,
            List<Claim> claims) {
        Set<String> features =
                Candidates.ofAssertion(
                        candidate, act.kind().name(), passages.get(candidate.passage()), claims);
        Map.Entry<Assertion, Double> likeliest =
                weights.assertions(features).entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow();
        return new Verdict(
                act.kind(),
                act.member(),
                probability,
                likeliest.getKey(),
                likeliest.getValue(),
                candidate.passage(),
                candidate);
    }

    /** The features that weighed most in a verdict, as "name weight", the weightiest first. */
    public List<String> reasons(Verdict verdict) {
        return weights
                .shares(verdict.kind().name(), verdict.candidate().features(), SHARES)
                .stream()
                .map(s -> String.format(Locale.ROOT, "%s %+.2f", s.feature(), s.weight()))
                .toList();
    }
}
