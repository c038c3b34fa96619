package pactwatch.analysis.gold;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hits, wrong ones and missed ones. */
public record Score(int hits, int wrong, int missed) {

    public static final Score NONE = new Score(0, 0, 0);

    /**
     * Of what must, what may and what is said.
     *
     * @param may everything that is not punished
     */
    public static Score of(Set<String> must, Set<String> may, Set<String> said) {
        Set<String> hits = new HashSet<>(must);
        hits.retainAll(said);
        Set<String> wrong = new HashSet<>(said);
        wrong.removeAll(may);
        return new Score(hits.size(), wrong.size(), must.size() - hits.size());
    }

    /**
     * Of the claims that labels tell and those that are said, each counted once by its key. What is
     * optional is neither asked for nor punished.
     *
     * @param key what has to agree
     */
    public static Score of(
            List<GoldClaim> gold, List<GoldClaim> said, Function<GoldClaim, String> key) {
        return of(
                keys(gold.stream().filter(c -> !c.isOptional()), key),
                keys(gold.stream(), key),
                keys(said.stream(), key));
    }

    private static Set<String> keys(Stream<GoldClaim> claims, Function<GoldClaim, String> key) {
        return claims.map(key).collect(Collectors.toSet());
    }

    public Score plus(Score other) {
        return new Score(hits + other.hits, wrong + other.wrong, missed + other.missed);
    }

    public double precision() {
        return hits + wrong == 0 ? 1 : (double) hits / (hits + wrong);
    }

    public double recall() {
        return hits + missed == 0 ? 1 : (double) hits / (hits + missed);
    }

    public double f1() {
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
