package pactwatch.analysis.claim;

import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;

/**
 * Who tells of an act, and what they may say of it.
 *
 * @param isUnnamed whether the sentence leans on a source that has no name
 */
record Teller(Frame frame, @Nullable Speaker speaker, boolean isUnnamed) {

    boolean isAnalyst() {
        return speaker != null && speaker.role() == Speaker.Role.ANALYST;
    }

    /** Whoever cannot bind the member only guesses at what it will do. */
    boolean isGuesser() {
        return isAnalyst()
                || isForeign()
                || (speaker != null && speaker.role() == Speaker.Role.POLITICIAN);
    }

    /** Another state's government, which cannot bring a member back. */
    boolean isForeign() {
        return speaker != null
                && frame.kind() == Kind.RESUMPTION
                && speaker.role() == Speaker.Role.GOVERNMENT
                && speaker.of() != null
                && !frame.member().equals(speaker.of());
    }

    boolean isAuthority() {
        return speaker != null
                && (speaker.role() == Speaker.Role.GOVERNMENT
                        || speaker.role() == Speaker.Role.SECRETARIAT);
    }

    boolean isOwnGovernment() {
        return speaker != null
                && speaker.role() == Speaker.Role.GOVERNMENT
                && frame.member().equals(speaker.of());
    }

    /** "Sources: Armenia is leaving". */
    boolean isLeak() {
        boolean isNobody = (speaker != null && speaker.role() == Speaker.Role.MEDIA) || isUnnamed;
        return isNobody
                && frame.kind() == Kind.WITHDRAWAL
                && !frame.trigger().value().equals("PAST");
    }
}
