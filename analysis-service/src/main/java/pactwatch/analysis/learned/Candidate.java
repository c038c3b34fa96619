package pactwatch.analysis.learned;

import java.util.Collections;
import java.util.Set;

/**
 * A member in a sentence, of which any act may be told.
 *
 * @param features by name
 */
record Candidate(String member, Set<String> features) {

    Candidate {
        features = Collections.unmodifiableSet(features);
    }
}
