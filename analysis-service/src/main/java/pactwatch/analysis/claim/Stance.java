package pactwatch.analysis.claim;

import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;

/** What a frame means in the mouth of its speaker. */
record Stance(Frame frame, Assertion assertion, boolean isClaim) {

    /**
     * "Armenia remains in the pact" is an affirmation if its own officials say so, a denial of its
     * withdrawal if others do, and nothing if nobody is quoted; "reaffirms its loyalty" needs no
     * other voice.
     */
    static Stance of(Frame frame, Assertion assertion, @Nullable Speaker speaker) {
        if (frame.kind() != Kind.AFFIRMATION) {
            return new Stance(frame, assertion, true);
        }
        boolean isOfOwnWord = frame.rule().startsWith("own-word");
        if (speaker == null || assertion != Assertion.ACTUAL) {
            return new Stance(frame, assertion, isOfOwnWord && assertion == Assertion.ACTUAL);
        }
        if (frame.member().equals(speaker.of())) {
            return new Stance(frame, assertion, true);
        }
        boolean isGuess = speaker.role() == Speaker.Role.ANALYST;
        return new Stance(
                frame.ofKind(Kind.WITHDRAWAL), Assertion.DENIED, !isGuess && !isOfOwnWord);
    }
}
