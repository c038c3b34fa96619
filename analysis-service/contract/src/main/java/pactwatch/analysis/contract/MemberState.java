package pactwatch.analysis.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim.Basis;
import pactwatch.analysis.contract.Claim.Form;

/**
 * The status of one member with what it rests on.
 *
 * @param code ISO 3166-1 alpha-2
 * @param since EDTF; when the status began, as far as is told
 * @param sinceAlternatives other dates that sources give
 * @param stage of the development that the status rests on
 * @param contested whether an authority disputes it
 * @param interventions of the pact in the member, by date
 * @param outlook open changes that are announced, possible or demanded
 * @param lastEvidence date of the newest article that says anything of the member
 * @param lastConfirmed date of the newest article that says what the status says; absent if it
 *     rests on the pack's list of parties alone
 * @param requests for the pact's assistance that are neither met nor refused, by date
 * @param friction recent acts between member and pact that leave the status alone, newest first
 */
public record MemberState(
        String code,
        String name,
        Status status,
        @Nullable Basis basis,
        @Nullable String since,
        List<String> sinceAlternatives,
        @Nullable Stage stage,
        @Nullable Grade grade,
        boolean contested,
        List<Intervention> interventions,
        List<Outlook> outlook,
        int developments,
        int articles,
        int origins,
        @Nullable String lastEvidence,
        @Nullable String lastConfirmed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Request> requests,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Friction> friction) {

    public MemberState {
        sinceAlternatives = List.copyOf(sinceAlternatives);
        interventions = List.copyOf(interventions);
        outlook = List.copyOf(outlook);
        requests = copyOrNone(requests);
        friction = copyOrNone(friction);
    }

    /** States of before say neither requests nor friction. */
    private static <T> List<T> copyOrNone(@Nullable List<T> told) {
        return told == null ? List.of() : List.copyOf(told);
    }

    /** An intervention; without {@code until} it goes on. */
    public record Intervention(
            @Nullable String since, @Nullable String until, @Nullable Form form) {}

    /** An open change: who says it may come, and when that was said. */
    public record Outlook(Kind kind, Assertion assertion, String said, @Nullable String speaker) {}

    /**
     * A request for assistance that waits for an answer.
     *
     * @param development that tells of it
     * @param since EDTF; when it was made, as far as is told
     * @param lastConfirmed date of the newest article that tells of it as news
     * @param speaker who made it, if told
     */
    public record Request(
            String development,
            @Nullable String since,
            String lastConfirmed,
            Stage stage,
            @Nullable String speaker) {}

    /**
     * An act that strains the pact and leaves the status alone.
     *
     * @param development that tells of it
     * @param date EDTF; when it happened, as far as is told
     * @param lastConfirmed date of the newest article that tells of it as news
     * @param contested whether an authority disputes it
     * @param articles how many articles support it
     * @param origins how many independent sources they come from
     */
    public record Friction(
            String development,
            Kind kind,
            @Nullable String date,
            String lastConfirmed,
            Stage stage,
            boolean contested,
            int articles,
            int origins) {}
}
