package pactwatch.analysis.standing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How far back each change reaches: what became known at a time changes no answer about an earlier
 * one. Keeps only the changes that reach further back than all later ones. For one thread.
 */
final class Reach {

    /** A change by its number, with when it was known. */
    private record Change(long number, Instant known) {}

    /** By number and, at the same time, by when they were known. */
    private final List<Change> changes = new ArrayList<>();

    /** Takes in the next change. */
    void changed(long number, Instant known) {
        while (!changes.isEmpty() && !changes.getLast().known().isBefore(known)) {
            changes.removeLast();
        }
        changes.add(new Change(number, known));
    }

    /** Whether any change with a higher number was known by a time. */
    boolean isReached(long number, Instant knownAt) {
        int from = 0;
        int to = changes.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (changes.get(middle).number() > number) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from < changes.size() && !changes.get(from).known().isAfter(knownAt);
    }
}
