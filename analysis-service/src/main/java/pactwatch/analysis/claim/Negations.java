package pactwatch.analysis.claim;

import pactwatch.analysis.text.Mark;

/** Tells whether an act is not done: by a negation, or by a verb that means as much. */
final class Negations {

    private static final int NOT_WINDOW = 5;
    private static final int REFUSE_WINDOW = 6;

    private Negations() {}

    /** "Did not attend", "refused to attend", "without attending". */
    static boolean isUndone(Reading reading, Mark trigger) {
        int[] clause = Clauses.around(reading, trigger);
        return isNegated(reading, trigger, clause) || isRefused(reading, trigger, clause);
    }

    private static boolean isNegated(Reading reading, Mark trigger, int[] clause) {
        int from = Math.max(clause[0], trigger.from() - NOT_WINDOW);
        boolean isHedged = reading.hasWithin("HEDGENEG", from, trigger.from());
        boolean isBefore = reading.hasWithin("NEG", from, trigger.from());
        boolean isInside =
                reading.hasWithin("NEG", trigger.from(), Math.min(trigger.to() + 2, clause[1]));
        return (isBefore || isInside) && !isHedged;
    }

    private static boolean isRefused(Reading reading, Mark trigger, int[] clause) {
        int from = Math.max(clause[0], trigger.from() - REFUSE_WINDOW);
        return reading.hasWithin("REFUSE", from, trigger.from());
    }
}
