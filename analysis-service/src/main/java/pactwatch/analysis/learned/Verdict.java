package pactwatch.analysis.learned;

import java.util.Collections;
import java.util.Set;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;

/**
 * What the second reader thinks of an act of a member that the rules found in an article.
 *
 * @param probability that the article tells of the act, 0 to 1
 * @param assertions how the sources commit themselves to it
 * @param features of the sentence that tells it best, for those who ask why
 */
public record Verdict(
        Kind kind,
        String member,
        double probability,
        Set<Assertion> assertions,
        Set<String> features) {

    public Verdict {
        assertions = Set.copyOf(assertions);
        features = Collections.unmodifiableSet(features);
    }
}
