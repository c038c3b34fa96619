package pactwatch.analysis.claim;

import java.util.Set;
import pactwatch.analysis.text.Mark;

/** The clause that a trigger stands in: what modifies it stands there too. */
final class Clauses {

    private static final Set<String> BREAKS =
            Set.of(
                    ";",
                    ":",
                    "but",
                    "while",
                    "whereas",
                    "although",
                    "though",
                    "however",
                    "который",
                    "но",
                    "хотя",
                    "однако",
                    "тогда",
                    "причем");

    private Clauses() {}

    /** First token of the clause, and the token after it. */
    static int[] around(Reading reading, Mark trigger) {
        int from = trigger.from();
        while (from > 0 && !isBreak(reading, from - 1)) {
            from--;
        }
        int to = trigger.to();
        while (to < reading.sentence().size() && !isBreak(reading, to)) {
            to++;
        }
        return new int[] {from, to};
    }

    private static boolean isBreak(Reading reading, int token) {
        return BREAKS.contains(reading.form(token));
    }
}
