package pactwatch.analysis.grouping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import pactwatch.analysis.evidence.DateSpan;
import pactwatch.analysis.evidence.Testimony;

/**
 * Divides what is told of one kind, along the timeline, wherever its opposite is held to have
 * happened. Reports of the opposite that are not held end nothing; they weigh together until the
 * kind itself is held again. For one thread.
 */
final class Runs {

    private final Supplier<Scale> scales;
    private final List<List<Testimony>> runs = new ArrayList<>();
    private final List<LocalDate> ends = new ArrayList<>();
    private final List<LocalDate> against = new ArrayList<>();
    private Scale opposite;
    private Scale own;
    private boolean isOwnTurn;

    Runs(Supplier<Scale> scales) {
        this.scales = scales;
        this.opposite = scales.get();
        this.own = scales.get();
    }

    /** Goes on with a date at which the kind itself is told. */
    void own(List<Testimony> told) {
        if (runs.isEmpty() || opposite.isHeld()) {
            endBefore();
            runs.add(new ArrayList<>());
        }
        if (!isOwnTurn) {
            own = scales.get();
        }
        isOwnTurn = true;
        told.forEach(own::add);
        runs.getLast().addAll(told);
        if (own.isHeld()) {
            forgetOpposite();
        }
    }

    /** Goes on with a date at which the opposite is told. */
    void opposite(DateSpan span, List<Testimony> told) {
        isOwnTurn = false;
        told.forEach(opposite::add);
        against.add(span.first());
    }

    void close() {
        endBefore();
    }

    private void endBefore() {
        if (opposite.isHeld()) {
            ends.addAll(against);
        }
        forgetOpposite();
    }

    private void forgetOpposite() {
        if (!against.isEmpty()) {
            opposite = scales.get();
            against.clear();
        }
    }

    /** What is told of the kind, divided, by date. */
    List<List<Testimony>> all() {
        return runs;
    }

    /** The days on which the opposite, as far as it is held, began. */
    List<LocalDate> ends() {
        return ends;
    }
}
