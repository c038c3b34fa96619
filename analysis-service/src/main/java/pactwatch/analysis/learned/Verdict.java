package pactwatch.analysis.learned;

import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;

/**
 * What the second reader thinks of an act of a member in an article.
 *
 * @param probability that the article tells of the act at all, 0 to 1
 * @param assertion the likeliest
 * @param certainty probability of that assertion, 0 to 1
 * @param passage index of the sentence that tells it best
 * @param candidate that sentence's features, for those who ask why
 */
public record Verdict(
        Kind kind,
        String member,
        double probability,
        Assertion assertion,
        double certainty,
        int passage,
        Candidate candidate) {}
