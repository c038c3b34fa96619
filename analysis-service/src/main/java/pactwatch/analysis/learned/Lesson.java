package pactwatch.analysis.learned;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
     * @param date of the act in EDTF; absent where the article gives none
     * @param isOptional neither demanded nor punished
     */
    public record Answer(
            Kind kind,
            String member,
            Assertion assertion,
            @Nullable String date,
            boolean isOptional) {}

    public Lesson {
        passages = List.copyOf(passages);
        claims = List.copyOf(claims);
        answers = List.copyOf(answers);
    }
}
