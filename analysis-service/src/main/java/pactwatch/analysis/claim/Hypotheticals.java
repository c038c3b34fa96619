package pactwatch.analysis.claim;

import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;

/**
 * Which acts are worth a claim before they are done. That a member may one day clash, plead or stay
 * away is said all the time and tells nothing; that it may leave does.
 */
final class Hypotheticals {

    private Hypotheticals() {}

    /** Whether an assertion about a kind of act is a claim at all. */
    static boolean isClaim(Kind kind, Assertion assertion) {
        return switch (kind) {
            case AFFIRMATION, MEMBER_CLASH -> assertion == Assertion.ACTUAL;
            case ASSISTANCE_REFUSAL, ASSISTANCE_REQUEST ->
                    assertion == Assertion.ACTUAL || assertion == Assertion.DENIED;
            case BOYCOTT, INTERVENTION_END ->
                    assertion != Assertion.POSSIBLE && assertion != Assertion.DEMANDED;
            case EXERCISE_CANCELLED -> assertion != Assertion.POSSIBLE;
            case SUSPENSION,
                    RESUMPTION,
                    WITHDRAWAL,
                    ACCESSION,
                    OBSERVER,
                    INTERVENTION,
                    DUES_REFUSED ->
                    true;
        };
    }
}
