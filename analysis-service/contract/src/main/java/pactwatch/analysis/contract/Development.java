package pactwatch.analysis.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim.Basis;
import pactwatch.analysis.contract.Claim.Form;

/**
 * All that is claimed about one and the same thing.
 *
 * @param id made from the evidence that is known longest
 * @param form of an INTERVENTION
 * @param actual stage of the claims that it happened; absent if there is none
 * @param announced stage of the claims that it will happen; absent if there is none
 * @param reached for each stage, when it was reached, by publication, in that order
 * @param basis strongest basis that is claimed
 * @param eventDate EDTF; the date that the best evidence gives
 * @param eventDateAlternatives other dates that sources give
 * @param sentence one plain English sentence that says what is claimed
 * @param articles how many articles support it
 * @param origins how many independent sources they come from
 * @param evidence best first, at most {@value #EVIDENCE_MAX}
 * @param evidenceKeys {@code article/member/kind/event year} of all evidence; two developments that
 *     share one are about the same thing
 * @param ruling the analyst's decision that overrides what follows from the evidence, if there is
 *     one
 */
public record Development(
        String id,
        String pact,
        String member,
        Kind kind,
        @Nullable Form form,
        @Nullable Stage actual,
        @Nullable Stage announced,
        List<StageReached> reached,
        Grade grade,
        boolean contested,
        @Nullable Basis basis,
        @Nullable String eventDate,
        List<String> eventDateAlternatives,
        String sentence,
        int articles,
        int origins,
        List<Evidence> evidence,
        List<String> evidenceKeys,
        @Nullable Ruled ruling) {

    public static final int EVIDENCE_MAX = 20;

    public Development {
        reached = List.copyOf(reached);
        eventDateAlternatives = List.copyOf(eventDateAlternatives);
        evidence = List.copyOf(evidence);
        evidenceKeys = List.copyOf(evidenceKeys);
    }

    /** A development on which no analyst decided. */
    public Development(
            String id,
            String pact,
            String member,
            Kind kind,
            @Nullable Form form,
            @Nullable Stage actual,
            @Nullable Stage announced,
            List<StageReached> reached,
            Grade grade,
            boolean contested,
            @Nullable Basis basis,
            @Nullable String eventDate,
            List<String> eventDateAlternatives,
            String sentence,
            int articles,
            int origins,
            List<Evidence> evidence,
            List<String> evidenceKeys) {
        this(
                id,
                pact,
                member,
                kind,
                form,
                actual,
                announced,
                reached,
                grade,
                contested,
                basis,
                eventDate,
                eventDateAlternatives,
                sentence,
                articles,
                origins,
                evidence,
                evidenceKeys,
                null);
    }

    /**
     * What an analyst decided.
     *
     * @param ruling id of the ruling
     * @param recorded when it was decided
     */
    public record Ruled(String ruling, Verdict verdict, String by, String why, Instant recorded) {}

    /** What a ruling can say. */
    public enum Verdict {
        CONFIRMED,
        REJECTED,
        REGRADED
    }

    /**
     * A stage and when it was reached.
     *
     * @param assertion ACTUAL or ANNOUNCED
     * @param published publication time of the claim, told as news, that reached it
     */
    public record StageReached(Assertion assertion, Stage stage, Instant published) {}

    /** A claim as a reader checks it. */
    public record Evidence(
            String claim,
            String article,
            @Nullable URI url,
            String publisher,
            String publisherName,
            String title,
            Instant published,
            Assertion assertion,
            @Nullable String eventDate,
            @JsonProperty("new") boolean isNews,
            Claim.Part part,
            String quote,
            int start,
            int end,
            @Nullable Speaker speaker) {}
}
