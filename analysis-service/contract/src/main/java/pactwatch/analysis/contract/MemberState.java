package pactwatch.analysis.contract;

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
        @Nullable String lastEvidence) {

    public MemberState {
        sinceAlternatives = List.copyOf(sinceAlternatives);
        interventions = List.copyOf(interventions);
        outlook = List.copyOf(outlook);
    }

    /** An intervention; without {@code until} it goes on. */
    public record Intervention(
            @Nullable String since, @Nullable String until, @Nullable Form form) {}

    /** An open change: who says it may come, and when that was said. */
    public record Outlook(Kind kind, Assertion assertion, String said, @Nullable String speaker) {}
}
