package pactwatch.analysis.learned;

import java.util.Collections;
import java.util.Set;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;

/**
 * An act of a member that the rules did not find and the second reader reads in a sentence.
 *
 * @param probability that the article tells of the act, 0 to 1
 * @param features of the sentence that tells it best, for those who ask why
 */
public record Finding(
        Kind kind,
        String member,
        Assertion assertion,
        double probability,
        Passage passage,
        Set<String> features) {

    public Finding {
        features = Collections.unmodifiableSet(features);
    }
}
