package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.learned.Verdict;

/** What becomes of the rules' claims once the second reader has spoken. */
final class Revision {

    /** A claim that the second reader thinks less likely is dropped. */
    private static final double DOUBTFUL = 0.2;

    private static final int MONTH_LENGTH = 7;

    private final LocalDate published;
    private final List<Claim> claims;

    private Revision(LocalDate published, List<Claim> claims) {
        this.published = published;
        this.claims = claims;
    }

    /**
     * The claims that are left, those that the second reader reads with another assertion among
     * them.
     */
    static List<Claim> of(LocalDate published, List<Claim> claims, List<Verdict> verdicts) {
        List<Claim> credible = claims.stream().filter(c -> !isDoubted(c, verdicts)).toList();
        Revision revision = new Revision(published, credible);
        List<Claim> revised = new ArrayList<>(credible);
        verdicts.forEach(v -> revision.revise(v, revised));
        return List.copyOf(revised);
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

    private void revise(Verdict verdict, List<Claim> revised) {
        List<Claim> those =
                claims.stream()
                        .filter(c -> c.kind() == verdict.kind())
                        .filter(c -> c.member().equals(verdict.member()))
                        .toList();
        if (those.isEmpty()) {
            return;
        }
        Claim first = those.getFirst();
        Set<Assertion> missing = new TreeSet<>(verdict.assertions());
        those.forEach(c -> missing.remove(c.assertion()));
        int at = revised.indexOf(first);
        revised.removeIf(c -> those.contains(c) && !verdict.assertions().contains(c.assertion()));
        for (Assertion assertion : missing) {
            if (Hypotheticals.isClaim(verdict.kind(), assertion)) {
                revised.add(
                        Math.min(at, revised.size()),
                        Amended.of(first, assertion, date(assertion, first), first.isNews()));
            }
        }
    }

    /** What is done has the date of the act, what is not only the one that a plan names. */
    private @Nullable String date(Assertion assertion, Claim claim) {
        if (assertion == Assertion.ACTUAL) {
            boolean isOfTheDay = claim.eventDate() == null && claim.isNews();
            return isOfTheDay ? published.toString().substring(0, MONTH_LENGTH) : claim.eventDate();
        }
        return claim.assertion() == Assertion.ACTUAL && claim.isNews() ? null : claim.eventDate();
    }
}
