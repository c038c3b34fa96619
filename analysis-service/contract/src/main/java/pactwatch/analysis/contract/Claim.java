package pactwatch.analysis.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What one article says of one member.
 *
 * @param id made from article, kind, member, assertion, event date and normalised quote
 * @param article the article, in the version that says it
 * @param pact code of the pact
 * @param member ISO 3166-1 alpha-2 code
 * @param eventDate EDTF level 1, such as {@code 2024-02-22} or {@code 199X}; absent if not told
 * @param isNews told as news of the cycle, not as background
 * @param form of an INTERVENTION
 * @param phase of an INTERVENTION_END
 * @param basis of a membership change
 * @param isCorrection whether the source takes back what was reported before
 * @param part the part of the article that the offsets count in
 * @param quote verbatim: the part's {@code substring(start, end)}
 * @param speaker who is quoted as saying it, if anyone
 * @param rule id of the rule that found it
 * @param lexicon version of pack, lexicon and rules
 */
public record Claim(
        String id,
        ArticleRef article,
        String pact,
        String member,
        Kind kind,
        Assertion assertion,
        @Nullable String eventDate,
        @JsonProperty("new") boolean isNews,
        @Nullable Form form,
        @Nullable Phase phase,
        @Nullable Basis basis,
        @JsonProperty("correction") boolean isCorrection,
        Part part,
        String quote,
        int start,
        int end,
        @Nullable Speaker speaker,
        String rule,
        String lexicon) {

    /** Of an INTERVENTION: a force, or a mission of fact-finders or observers. */
    public enum Form {
        FORCE,
        MISSION
    }

    /** Of an INTERVENTION_END: begun, or complete. */
    public enum Phase {
        BEGUN,
        COMPLETE
    }

    /** What a membership change rests on, weakest first. */
    public enum Basis {
        DE_FACTO,
        DECLARED,
        LEGAL_ACT
    }

    /** The part of an article that a quote stands in. */
    public enum Part {
        TITLE,
        TEXT
    }

    public Claim {
        if (quote.length() != end - start || start < 0) {
            throw new IllegalArgumentException("A quote is as long as its offsets say");
        }
    }
}
