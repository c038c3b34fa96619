package pactwatch.analysis.learned;

import java.util.Collections;
import java.util.Set;

/**
 * A member in a sentence, of which any act may be told.
 *
 * @param passage the sentence
 * @param features by name
 */
record Candidate(Passage passage, String member, Set<String> features) {

    Candidate {
        features = Collections.unmodifiableSet(features);
    }
}
