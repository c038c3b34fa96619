package pactwatch.analysis.claim;

import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/**
 * A trigger that found its object: something that a sentence says, true or not, of a member.
 *
 * @param trigger the word that names the act; its value is its form (PAST, PRES, FUT, INF, ING,
 *     NOUN), or an assertion that the words themselves carry
 * @param from first token of the clause
 * @param to token after the clause
 * @param rule id for people
 * @param dateFrom token from which a date of its own counts, or -1
 * @param holdsNegation whether the act is a not-doing, so that "not" belongs to it
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
        int dateFrom,
        boolean holdsNegation) {

    /** A frame in the clause of its trigger. */
    static Frame of(Reading reading, Kind kind, String member, Mark trigger, String rule) {
        int[] clause = Clauses.around(reading, trigger);
        return new Frame(kind, member, trigger, clause[0], clause[1], null, null, rule, -1, false);
    }

    /** Kinds that are done once they are decided. */
    boolean isDoneByDeciding() {
        return switch (kind) {
            case INTERVENTION,
                    EXERCISE_CANCELLED,
                    DUES_REFUSED,
                    ASSISTANCE_REQUEST,
                    ASSISTANCE_REFUSAL,
                    MEMBER_CLASH ->
                    true;
            default -> false;
        };
    }

    /** Kinds whose telling is the telling of an event, whatever the form of the word. */
    boolean isEventful() {
        return switch (kind) {
            case MEMBER_CLASH,
                    ASSISTANCE_REQUEST,
                    ASSISTANCE_REFUSAL,
                    EXERCISE_CANCELLED,
                    DUES_REFUSED,
                    BOYCOTT ->
                    true;
            default -> false;
        };
    }

    /** Acts of friction that a member may be urged to. */
    boolean isChoice() {
        return kind == Kind.EXERCISE_CANCELLED || kind == Kind.BOYCOTT || kind == Kind.DUES_REFUSED;
    }

    Frame ofKind(Kind other) {
        return new Frame(
                other, member, trigger, from, to, form, phase, rule, dateFrom, holdsNegation);
    }

    Frame ofForm(Claim.Form other) {
        return new Frame(
                kind, member, trigger, from, to, other, phase, rule, dateFrom, holdsNegation);
    }

    Frame ofPhase(Claim.Phase other) {
        return new Frame(
                kind, member, trigger, from, to, form, other, rule, dateFrom, holdsNegation);
    }

    Frame holdingNegation() {
        return new Frame(kind, member, trigger, from, to, form, phase, rule, dateFrom, true);
    }

    Frame withMember(String other, int ownDateFrom) {
        return new Frame(
                kind,
                other,
                trigger,
                from,
                to,
                form,
                phase,
                rule + ".gap",
                ownDateFrom,
                holdsNegation);
    }
}
