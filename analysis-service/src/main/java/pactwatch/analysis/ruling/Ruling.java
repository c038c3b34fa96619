package pactwatch.analysis.ruling;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Development.Verdict;
import pactwatch.analysis.contract.Grade;

/**
 * An analyst's decision on a development.
 *
 * @param keys evidence keys; it applies to the development that holds most of them
 * @param grade of a REGRADED
 * @param sequence its ordinal among the decisions on the member
 * @param undone who took it back, if somebody did
 */
public record Ruling(
        String id,
        String pact,
        String member,
        Verdict verdict,
        @Nullable Grade grade,
        List<String> keys,
        String by,
        String why,
        Instant recorded,
        long sequence,
        @Nullable Undoing undone) {

    /** That a ruling no longer counts. */
    public record Undoing(String by, String why, Instant recorded) {}

    public Ruling {
        keys = List.copyOf(keys);
        if ((verdict == Verdict.REGRADED) != (grade != null)) {
            throw new IllegalArgumentException("A REGRADED ruling, and no other, has a grade");
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("A ruling names the evidence that it is about");
        }
    }

    /** Whether it counted by what was known at a time. */
    public boolean counts(Instant knownAt) {
        return !recorded.isAfter(knownAt) && (undone == null || undone.recorded().isAfter(knownAt));
    }

    Ruling undone(Undoing undoing) {
        return new Ruling(
                id, pact, member, verdict, grade, keys, by, why, recorded, sequence, undoing);
    }

    /** As a development shows it. */
    public Development.Ruled told() {
        return new Development.Ruled(id, verdict, by, why, recorded);
    }
}
