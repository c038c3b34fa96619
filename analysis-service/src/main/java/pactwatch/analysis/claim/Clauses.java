package pactwatch.analysis.claim;

import java.util.Set;
import pactwatch.analysis.text.Mark;

/** The clause that a trigger stands in: what modifies it stands there too. */
final class Clauses {

    private static final Set<String> BREAKS = Set.of(";", ":", "(", ")");

    /** Words that begin a clause of their own, wherever they stand. */
    private static final Set<String> OPENERS =
            Set.of(
                    "but",
                    "while",
                    "whereas",
                    "although",
                    "though",
                    "however",
                    "because",
                    "after",
                    "which",
                    "who",
                    "whose",
                    "when",
                    "где",
                    "который",
                    "которая",
                    "которое",
                    "которые",
                    "которого",
                    "которой",
                    "которых",
                    "но",
                    "хотя",
                    "однако",
                    "тогда",
                    "причем",
                    "поскольку",
                    "потому",
                    "але",
                    "хоча",
                    "який",
                    "яка",
                    "які",
                    "aber",
                    "mais",
                    "qui",
                    "pero");

    /** Words that begin a clause after a comma. */
    private static final Set<String> OPENERS_AFTER_COMMA =
            Set.of("and", "so", "yet", "nor", "а", "и", "та", "as", "since", "then", "later");

    private Clauses() {}

    /** First token of the clause, and the token after it. */
    static int[] around(Reading reading, Mark trigger) {
        int from = trigger.from();
        while (from > 0 && !isBreak(reading, from - 1) && !isOpener(reading, from)) {
            from--;
        }
        int to = trigger.to();
        while (to < reading.sentence().size() && !isBreak(reading, to) && !isOpener(reading, to)) {
            to++;
        }
        return new int[] {from, to};
    }

    private static boolean isBreak(Reading reading, int token) {
        return BREAKS.contains(reading.form(token));
    }

    private static boolean isOpener(Reading reading, int token) {
        String form = reading.form(token);
        return OPENERS.contains(form)
                || (reading.form(token - 1).equals(",") && OPENERS_AFTER_COMMA.contains(form));
    }
}
