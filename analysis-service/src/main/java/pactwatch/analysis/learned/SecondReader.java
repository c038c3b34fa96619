package pactwatch.analysis.learned;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.pack.Pack;

/**
 * Judges what the rules found in an article, and finds what they missed. Safe for many threads.
 *
 * <p>Every sentence is read for every member that it may tell of: a logistic model gives the
 * probability of each kind of act. The sentence that tells an act best speaks for the article.
 */
public final class SecondReader {

    /** Longer articles are not read: it was trained on short ones and errs on others. */
    private static final int PASSAGES_MAX = 12;

    private final Pack pack;
    private final Weights weights;
    private final Commitments commitments;

    private SecondReader(Pack pack, Weights weights) {
        this.pack = pack;
        this.weights = weights;
        this.commitments = new Commitments(weights);
    }

    /**
     * The reader of a language for a pact, if one was trained. What it learnt rests on the sourced
     * past: it reads nothing without.
     */
    public static Optional<SecondReader> of(Pack pack, String language) {
        if (pack.baseline().isEmpty()) {
            return Optional.empty();
        }
        return Weights.of(pack.code().toLowerCase(Locale.ROOT), language)
                .map(w -> new SecondReader(pack, w));
    }

    /** A likelier act is found though the rules did not. */
    private static final double FOUND = 0.5;

    /** One that would alert somebody, or change a status, must be likelier. */
    private static final double ALERTING = 0.8;

    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    private record Act(Kind kind, String member) {}

    /** The sentence that tells an act best. */
    private record Likely(double probability, Set<String> features) {

        static final Likely NOWHERE = new Likely(0, Set.of());

        Likely likelier(Likely other) {
            return other.probability > probability ? other : this;
        }
    }

    /**
     * What it makes of an article.
     *
     * @param verdicts one for each act of each member that the rules found
     * @param findings acts that they did not find, with the likeliest sentence for each
     */
    public record Judgement(List<Verdict> verdicts, List<Finding> findings) {

        static final Judgement NONE = new Judgement(List.of(), List.of());

        public Judgement {
            verdicts = List.copyOf(verdicts);
            findings = List.copyOf(findings);
        }
    }

    /**
     * Whether it reads an article: no long one.
     *
     * @param sentences how many the article has
     */
    public boolean reads(int sentences) {
        return sentences > 0 && sentences <= PASSAGES_MAX;
    }

    /**
     * Its judgement on an article; nothing where it does not read.
     *
     * @param claims those of the rules
     */
    public Judgement read(LocalDate published, List<Passage> passages, List<Claim> claims) {
        if (!reads(passages.size())) {
            return Judgement.NONE;
        }
        Map<Act, Set<Assertion>> said = new LinkedHashMap<>();
        for (Claim claim : claims) {
            said.computeIfAbsent(
                            new Act(claim.kind(), claim.member()),
                            _ -> EnumSet.noneOf(Assertion.class))
                    .add(claim.assertion());
        }
        Map<Act, Likely> likely = new LinkedHashMap<>();
        Map<Act, Finding> found = new LinkedHashMap<>();
        for (Candidate candidate : Candidates.of(pack, published, passages, claims)) {
            weights.kinds(candidate.features(), ALL)
                    .forEach((kind, probability) -> {
                        Act act = new Act(kind, candidate.member());
                        if (said.containsKey(act)) {
                            likely.merge(
                                    act,
                                    new Likely(probability, candidate.features()),
                                    Likely::likelier);
                        } else {
                            find(act, candidate, probability, found);
                        }
                    });
        }
        List<Verdict> verdicts = new ArrayList<>();
        said.forEach((act, assertions) ->
                verdicts.add(verdict(act, assertions, likely.getOrDefault(act, Likely.NOWHERE))));
        return new Judgement(verdicts, List.copyOf(found.values()));
    }

    /**
     * How it dates the acts of an article that it reads.
     *
     * @param claims those of the rules
     */
    public Dating dating(LocalDate published, List<Passage> passages, List<Claim> claims) {
        return new Dating(weights, published, passages, claims);
    }

    private Verdict verdict(Act act, Set<Assertion> said, Likely likely) {
        return new Verdict(
                act.kind(),
                act.member(),
                likely.probability(),
                commitments.of(act.kind(), said, likely.features()),
                likely.features());
    }

    private void find(Act act, Candidate candidate, double probability, Map<Act, Finding> found) {
        boolean isLikely =
                isAlerting(act.kind())
                        ? probability >= ALERTING && isToldByWords(act.kind(), candidate)
                        : probability >= FOUND;
        if (!isLikely) {
            return;
        }
        Finding known = found.get(act);
        if (known == null || probability > known.probability()) {
            found.put(
                    act,
                    new Finding(
                            act.kind(),
                            act.member(),
                            commitments.of(act.kind(), candidate.features()),
                            probability,
                            candidate.passage(),
                            candidate.features()));
        }
    }

    /** What a member usually did, or did in such a year, alerts nobody: the words must tell it. */
    private boolean isToldByWords(Kind kind, Candidate candidate) {
        return without(candidate, f -> f.startsWith(Candidates.YEAR), kind) >= ALERTING
                && without(candidate, Candidates::isKnowledge, kind) >= FOUND;
    }

    private double without(Candidate candidate, Predicate<String> left, Kind kind) {
        Set<String> features =
                candidate.features().stream().filter(left.negate()).collect(Collectors.toSet());
        return weights.kinds(features, EnumSet.of(kind)).getOrDefault(kind, 0.0);
    }

    /** Whether an act of a kind may alert somebody, or change a status. */
    public static boolean isAlerting(Kind kind) {
        return kind.isMembership() || kind == Kind.INTERVENTION;
    }

    /** The features that weighed most in a finding, as "name weight", the weightiest first. */
    public List<String> reasons(Finding finding) {
        return weights.reasons(finding.kind(), finding.features());
    }

    /** The features that weighed most in a verdict, as "name weight", the weightiest first. */
    public List<String> reasons(Verdict verdict) {
        return weights.reasons(verdict.kind(), verdict.features());
    }
}
