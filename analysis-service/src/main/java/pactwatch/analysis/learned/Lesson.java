package pactwatch.analysis.learned;

import java.time.LocalDate;
import java.util.List;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;

/**
 * A labelled article to learn from.
 *
 * @param claims those of the rules
 * @param answers what a careful reader finds in it
 */
public record Lesson(
        LocalDate published, List<Passage> passages, List<Claim> claims, List<Answer> answers) {

    /**
     * A claim of the gold.
     *
     * @param isOptional neither demanded nor punished
     */
    public record Answer(Kind kind, String member, Assertion assertion, boolean isOptional) {}

    public Lesson {
        passages = List.copyOf(passages);
        claims = List.copyOf(claims);
        answers = List.copyOf(answers);
    }
}
