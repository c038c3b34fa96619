package pactwatch.analysis.statement;

import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;

/**
 * What one sentence states of a member.
 *
 * @param eventDate EDTF; absent if not told
 * @param basis of a membership change
 * @param isCorrection whether the source takes back what was reported before
 * @param part the part of the article that the offsets count in
 * @param start offset of the sentence
 * @param end offset after the sentence
 * @param rule id for people
 */
public record Statement(
        Kind kind,
        String member,
        Assertion assertion,
        @Nullable String eventDate,
        boolean isNews,
        Claim.@Nullable Form form,
        Claim.@Nullable Phase phase,
        Claim.@Nullable Basis basis,
        boolean isCorrection,
        Claim.Part part,
        int start,
        int end,
        @Nullable Speaker speaker,
        String rule) {

    Statement asBackground() {
        return new Statement(
                kind,
                member,
                assertion,
                eventDate,
                false,
                form,
                phase,
                basis,
                isCorrection,
                part,
                start,
                end,
                speaker,
                rule);
    }
}
