package pactwatch.analysis.claim;

import java.util.Comparator;
import java.util.Set;
import pactwatch.analysis.text.Mark;

/** Tells whether a force is somebody else's than the pact's. */
final class ForceOwners {

    private static final int SUBJECT_WINDOW = 5;

    private ForceOwners() {}

    /** "Russian peacekeepers" are one state's own, unless the pact is named beside them. */
    static boolean isOneState(Reading reading, Mark trigger) {
        return reading.of("FORCE").stream()
                .min(Comparator.comparingInt((Mark f) -> PactObjects.distance(f, trigger)))
                .filter(f ->
                        reading.hasWithin("MEMBER", f.from() - 2, f.from())
                                || reading.hasWithin("FOREIGN", f.from() - 2, f.to() + 1)
                                || reading.hasWithin("RIVAL", f.from() - 2, f.to() + 2))
                .filter(f ->
                        reading.pacts().stream()
                                .noneMatch(
                                        p -> PactObjects.distance(p, f) <= PactObjects.NEAR_WINDOW))
                .filter(f ->
                        ForceFrames.pactForces(reading).isEmpty()
                                && (!reading.discourse().isPactForce()
                                        || reading.hasWithin("FOREIGN", f.from() - 2, f.to() + 1)))
                .isPresent();
    }

    /**
     * "European countries could send troops", "Russia … and sent its peacekeepers", "none of its
     * partners sent any": not the pact.
     */
    static boolean areOutsiders(Reading reading, Mark trigger) {
        int from = Math.max(0, trigger.from() - SUBJECT_WINDOW);
        boolean isPactBetween =
                reading.pacts().stream()
                        .anyMatch(p -> p.from() >= from && p.to() <= trigger.from());
        boolean isForeign =
                reading.hasWithin("FOREIGN", from, trigger.from())
                        && Set.of("countries", "states", "nations", "governments", "allies")
                                .contains(reading.form(foreignEnd(reading, from, trigger.from())));
        boolean isLeaders =
                reading.pacts().isEmpty()
                        && reading.form(trigger.to()).equals("its")
                        && reading.members().stream()
                                .findFirst()
                                .filter(m -> m.from() <= 1 && reading.isLeading(m.value()))
                                .isPresent();
        boolean isEachAlly =
                reading.hasWithin("NEG", 0, 1)
                        && reading.hasWithin("ALLY", 1, trigger.from())
                        && !trigger.value().equals("NOUN");
        return isEachAlly || (!isPactBetween && (isForeign || isLeaders));
    }

    private static int foreignEnd(Reading reading, int from, int to) {
        return reading.within("FOREIGN", from, to).getLast().to();
    }

    /** "Russia did not send troops": the leading state on its own. */
    static boolean isLeaderAlone(Reading reading, Mark trigger) {
        return reading.pacts().isEmpty()
                && !reading.isTitle()
                && reading.members().stream()
                        .filter(m -> m.to() <= trigger.from())
                        .filter(m -> !Members.isGoverned(reading, m))
                        .reduce((_, b) -> b)
                        .filter(m -> reading.isLeading(m.value()))
                        .filter(m -> trigger.from() - m.to() <= PactObjects.NEAR_WINDOW)
                        .isPresent();
    }
}
