package pactwatch.analysis.statement;

import pactwatch.analysis.text.Mark;

/**
 * A word that names an act, in its clause.
 *
 * @param tense PAST, PRES, FUT, INF, ING or NOUN
 * @param from first token of the clause
 * @param to token after the clause
 */
record Trigger(Mark mark, String tense, int from, int to) {

    boolean isNoun() {
        return tense.equals("NOUN");
    }

    boolean isInfinitive() {
        return tense.equals("INF");
    }

    int start() {
        return mark.from();
    }

    int end() {
        return mark.to();
    }
}
