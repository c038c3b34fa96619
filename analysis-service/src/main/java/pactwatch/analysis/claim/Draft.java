package pactwatch.analysis.claim;

import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;

/**
 * A claim in the making.
 *
 * @param date when the sentence says that it happened, or will
 * @param saidOn when the sentence says that it was said
 * @param isNews whether it is told as news of the cycle
 */
record Draft(
        Reading reading,
        Frame frame,
        AssertionRules.Decision decision,
        @Nullable EventDate date,
        @Nullable EventDate saidOn,
        @Nullable Speaker speaker,
        boolean isNews) {

    Kind kind() {
        return frame.kind();
    }

    String member() {
        return frame.member();
    }

    Assertion assertion() {
        return decision.assertion();
    }

    boolean isActual() {
        return assertion() == Assertion.ACTUAL;
    }

    boolean isSame(Kind kind, Assertion assertion, String member) {
        return kind() == kind && assertion() == assertion && member().equals(member);
    }

    boolean saysTheSame(Draft other) {
        return isSame(other.kind(), other.assertion(), other.member());
    }

    Draft asNews(boolean told) {
        return new Draft(reading, frame, decision, date, saidOn, speaker, told);
    }

    Draft as(Assertion assertion, String reason) {
        return new Draft(
                reading,
                frame,
                new AssertionRules.Decision(assertion, reason),
                date,
                saidOn,
                speaker,
                isNews);
    }

    Draft dated(@Nullable EventDate other) {
        return new Draft(reading, frame, decision, other, saidOn, speaker, isNews);
    }
}
