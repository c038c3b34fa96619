package pactwatch.analysis.claim;

import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/**
 * A trigger that found its object: something that a sentence says, true or not, of a member.
 *
 * @param trigger the word that names the act; its value is its form (PAST, PRES, FUT, INF, ING,
 *     NOUN)
 * @param from first token of the clause
 * @param to token after the clause
 * @param rule id for people
 * @param dateFrom token from which a date of its own counts, or -1
 */
record Frame(
        Kind kind,
        String member,
        Mark trigger,
        int from,
        int to,
        Claim.@Nullable Form form,
        Claim.@Nullable Phase phase,
        String rule,
        int dateFrom) {

    Frame ofKind(Kind other) {
        return new Frame(other, member, trigger, from, to, form, phase, rule, dateFrom);
    }

    Frame withMember(String other, int ownDateFrom) {
        return new Frame(kind, other, trigger, from, to, form, phase, rule + ".gap", ownDateFrom);
    }
}
