package pactwatch.analysis.statement;

import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;

/**
 * An act that a rule found for a member, before time is read.
 *
 * @param assertion as the words have it
 */
record Found(
        Kind kind,
        String member,
        Assertion assertion,
        Trigger trigger,
        Claim.@Nullable Form form,
        Claim.@Nullable Phase phase,
        String rule) {

    static Found of(Kind kind, String member, Assertion assertion, Trigger trigger, String rule) {
        return new Found(kind, member, assertion, trigger, null, null, rule);
    }
}
