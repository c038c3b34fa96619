package pactwatch.analysis.status;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim.Basis;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.Status;

/**
 * A time for which a state stood in one way to the pact.
 *
 * @param since EDTF; when it began, as far as is told
 * @param alternatives other dates that sources give
 * @param from first day
 * @param until first day of the next span; absent for the last
 * @param contested whether an authority disputed it
 * @param development that it rests on; absent if it rests on the pack's list of parties
 */
public record StatusSpan(
        Status status,
        @Nullable String since,
        List<String> alternatives,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable Basis basis,
        @Nullable Stage stage,
        boolean contested,
        @Nullable String development) {

    public StatusSpan {
        alternatives = List.copyOf(alternatives);
    }
}
