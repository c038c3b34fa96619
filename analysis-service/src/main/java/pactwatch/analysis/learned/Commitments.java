package pactwatch.analysis.learned;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;

/** How the sources of an article commit themselves to an act, by its words and by the rules. */
final class Commitments {

    /** Of several assertions that the rules read, a less likely one is dropped. */
    private static final double KEPT = 0.2;

    /** A likelier one is added to what the rules read. */
    private static final double ADDED = 0.65;

    /** What the rules read alone is replaced by one that is likelier by so much. */
    private static final double MARGIN = 0.2;

    private static final double ALERTING_MARGIN = 0.5;

    private final Weights weights;

    Commitments(Weights weights) {
        this.weights = weights;
    }

    /** Of an act that the rules did not find. */
    Assertion of(Kind kind, Set<String> features) {
        return likeliest(weights.assertions(kind, Set.of(), features));
    }

    /**
     * Of an act that the rules found. Of one that may alert nothing is changed unless the words say
     * so without what is known of the member: what is likely in general must not overrule them.
     * Nothing becomes an alert by it, or ceases to be one.
     *
     * @param said what the rules read, at least one
     */
    Set<Assertion> of(Kind kind, Set<Assertion> said, Set<String> features) {
        Map<Assertion, Double> likely = weights.assertions(kind, said, features);
        if (likely.isEmpty()) {
            return said;
        }
        boolean isAlerting = SecondReader.isAlerting(kind);
        Assertion best = likeliest(likely);
        Set<Assertion> all = EnumSet.noneOf(Assertion.class);
        double margin = isAlerting ? ALERTING_MARGIN : MARGIN;
        double least = said.size() > 1 ? KEPT : likely.getOrDefault(best, 0.0) - margin;
        said.stream().filter(a -> likely.getOrDefault(a, 0.0) >= least).forEach(all::add);
        if (all.isEmpty()) {
            all.add(best);
        }
        likely.forEach((assertion, probability) -> {
            if (probability >= ADDED && !(isAlerting && isDone(Set.of(assertion)))) {
                all.add(assertion);
            }
        });
        if (!isAlerting || all.equals(said)) {
            return all;
        }
        boolean isTurned = isDone(all) != isDone(said);
        return isTurned || likeliest(byWords(kind, said, features)) != best ? said : all;
    }

    private Map<Assertion, Double> byWords(Kind kind, Set<Assertion> said, Set<String> features) {
        Set<String> words =
                features.stream()
                        .filter(f -> !Candidates.isKnowledge(f))
                        .collect(Collectors.toSet());
        return weights.assertions(kind, said, words);
    }

    private static boolean isDone(Set<Assertion> assertions) {
        return assertions.contains(Assertion.ACTUAL) || assertions.contains(Assertion.ANNOUNCED);
    }

    private static Assertion likeliest(Map<Assertion, Double> likely) {
        Assertion best = Assertion.ACTUAL;
        double most = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Assertion, Double> each : likely.entrySet()) {
            if (each.getValue() > most) {
                best = each.getKey();
                most = each.getValue();
            }
        }
        return best;
    }
}
