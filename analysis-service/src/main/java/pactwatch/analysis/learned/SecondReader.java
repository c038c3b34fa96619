package pactwatch.analysis.learned;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** A likelier act is found though the rules did not. */
    private static final double FOUND = 0.5;

    /** One that would alert somebody, or change a status, must be likelier. */
    private static final double ALERTING = 0.8;

    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    private record Act(Kind kind, String member) {}

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
        Map<Act, Verdict> verdicts = new LinkedHashMap<>();
        for (Claim claim : claims) {
            verdicts.put(
                    new Act(claim.kind(), claim.member()),
                    new Verdict(claim.kind(), claim.member(), 0, Set.of()));
        }
        Map<Act, Finding> found = new LinkedHashMap<>();
        for (Candidate candidate : Candidates.of(pack, published, passages, claims)) {
            weights.kinds(candidate.features(), ALL)
                    .forEach((kind, probability) -> {
                        Act act = new Act(kind, candidate.member());
                        Verdict known = verdicts.get(act);
                        if (known == null) {
                            find(act, candidate, probability, found);
                        } else if (probability > known.probability()) {
                            verdicts.put(act, verdict(act, candidate, probability));
                        }
                    });
        }
        return new Judgement(List.copyOf(verdicts.values()), List.copyOf(found.values()));
    }

    private static Verdict verdict(Act act, Candidate candidate, double probability) {
        return new Verdict(act.kind(), act.member(), probability, candidate.features());
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
                            weights.assertion(act.kind(), candidate.features()),
                            probability,
                            candidate.passage(),
                            candidate.features()));
        }
    }

    /** What a member usually did in such a year alerts nobody: the words must tell it as well. */
    private boolean isToldByWords(Kind kind, Candidate candidate) {
        Set<String> words =
                candidate.features().stream()
                        .filter(f -> !f.startsWith(Candidates.YEAR))
                        .collect(Collectors.toSet());
        return weights.kinds(words, EnumSet.of(kind)).getOrDefault(kind, 0.0) >= ALERTING;
    }

    private static boolean isAlerting(Kind kind) {
        return kind.isMembership() || kind == Kind.INTERVENTION;
    }

    /** The features that weighed most in a finding, as "name weight", the weightiest first. */
    public List<String> reasons(Finding finding) {
        return reasons(finding.kind(), finding.features());
    }

    /** The features that weighed most in a verdict, as "name weight", the weightiest first. */
    public List<String> reasons(Verdict verdict) {
        return reasons(verdict.kind(), verdict.features());
    }

    private List<String> reasons(Kind kind, Set<String> features) {
        return weights.shares(kind, features, SHARES).stream()
                .map(s -> String.format(Locale.ROOT, "%s %+.2f", s.feature(), s.weight()))
                .toList();
    }
}
