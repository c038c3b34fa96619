package pactwatch.analysis.status;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.ruling.Ruling;

/**
 * All that is known of a member at two times.
 *
 * @param developments by date, then by id
 * @param leading id of the development that the status rests on; absent if it rests on the pack's
 *     list of founders alone
 * @param history how the member stood to the pact up to the day asked for, by date
 * @param orphaned ids of the rulings that count but whose evidence no development holds any more
 */
public record MemberProjection(
        MemberState state,
        List<Development> developments,
        @Nullable String leading,
        List<StatusSpan> history,
        List<String> orphaned) {

    public MemberProjection {
        history = List.copyOf(history);
        developments = List.copyOf(developments);
        orphaned = List.copyOf(orphaned);
    }

    /** The development that a ruling is about: that which holds most of its evidence, if any. */
    public Optional<Development> about(Ruling ruling) {
        return developments.stream()
                .filter(d -> held(d, ruling) > 0)
                .max(
                        Comparator.comparingLong((Development d) -> held(d, ruling))
                                .thenComparing(Development::id, Comparator.reverseOrder()));
    }

    private static long held(Development development, Ruling ruling) {
        return ruling.keys().stream().filter(development.evidenceKeys()::contains).count();
    }
}
