package pactwatch.analysis.claim;

import java.util.List;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.learned.Verdict;

/** What becomes of the rules' claims once the second reader has spoken. */
final class Revision {

    /** A claim that the second reader thinks less likely is dropped. */
    private static final double DOUBTFUL = 0.2;

    private Revision() {}

    static List<Claim> of(List<Claim> claims, List<Verdict> verdicts) {
        return claims.stream().filter(c -> !isDoubted(c, verdicts)).toList();
    }

    /** Two sides clash or none does. */
    private static boolean isDoubted(Claim claim, List<Verdict> verdicts) {
        List<Verdict> those = verdicts.stream().filter(v -> v.kind() == claim.kind()).toList();
        if (claim.kind() == Kind.MEMBER_CLASH) {
            return !those.isEmpty() && those.stream().allMatch(v -> v.probability() < DOUBTFUL);
        }
        return those.stream()
                .filter(v -> v.member().equals(claim.member()))
                .anyMatch(v -> v.probability() < DOUBTFUL);
    }
}
