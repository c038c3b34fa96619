package pactwatch.analysis.learned;

import java.util.Set;

/**
 * A member in a sentence, of which any act may be told.
 *
 * @param passage index of the sentence
 * @param features by name, see {@link Candidates}
 */
public record Candidate(int passage, String member, Set<String> features) {

    public Candidate {
        features = Set.copyOf(features);
    }
}
