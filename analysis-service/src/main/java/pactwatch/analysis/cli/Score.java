package pactwatch.analysis.cli;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Hits, wrong ones and missed ones. */
record Score(int hits, int wrong, int missed) {

    static final Score NONE = new Score(0, 0, 0);

    /**
     * Of what must, what may and what is said.
     *
     * @param may everything that is not punished
     */
    static Score of(Set<String> must, Set<String> may, Set<String> said) {
        Set<String> hits = new HashSet<>(must);
        hits.retainAll(said);
        Set<String> wrong = new HashSet<>(said);
        wrong.removeAll(may);
        return new Score(hits.size(), wrong.size(), must.size() - hits.size());
    }

    Score plus(Score other) {
        return new Score(hits + other.hits, wrong + other.wrong, missed + other.missed);
    }

    double precision() {
        return hits + wrong == 0 ? 1 : (double) hits / (hits + wrong);
    }

    double recall() {
        return hits + missed == 0 ? 1 : (double) hits / (hits + missed);
    }

    double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "P %.3f  R %.3f  F1 %.3f   tp %d fp %d fn %d",
                precision(),
                recall(),
                f1(),
                hits,
                wrong,
                missed);
    }
}
