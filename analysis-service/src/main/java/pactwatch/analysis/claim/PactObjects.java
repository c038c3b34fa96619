package pactwatch.analysis.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.text.Mark;

/** Finds the pact as what a trigger acts on; a nearer organisation takes its place. */
final class PactObjects {

    static final int OBJECT_WINDOW = 8;
    static final int NEAR_WINDOW = 3;
    static final int SENTENCE_WINDOW = 30;

    private static final int NOWHERE = -1;

    private static final Set<String> TRANSITIVE =
            Set.of("leave", "leaving", "left", "leaves", "quit", "quits", "quitting", "abandon");

    private PactObjects() {}

    /**
     * The pact as what is left, joined or frozen; another organisation in between takes its place.
     */
    static Optional<Mark> pactFor(Reading reading, Mark trigger) {
        Optional<Mark> inside =
                reading.pacts().stream()
                        .filter(p -> p.from() > trigger.from() && p.from() < trigger.to())
                        .findFirst();
        if (inside.isPresent()) {
            return inside;
        }
        Optional<Mark> after =
                reading.pacts().stream()
                        .filter(p -> p.from() >= trigger.to())
                        .filter(p -> p.from() - trigger.to() <= OBJECT_WINDOW)
                        .findFirst();
        if (after.isPresent()) {
            return after.filter(p -> !isRivalBetween(reading, trigger.to(), p.from()))
                    .filter(p -> !isBreakBetween(reading, trigger.to(), p.from()))
                    .filter(p -> isDirectObject(reading, trigger, p));
        }
        Optional<Mark> before =
                reading.pacts().stream()
                        .filter(p -> p.to() <= trigger.from())
                        .filter(p -> trigger.from() - p.to() <= beforeWindow(reading, trigger, p))
                        .reduce((_, b) -> b);
        return before.filter(p -> !isRivalBetween(reading, p.to(), trigger.from()))
                .filter(_ ->
                        !reading.hasWithin("RIVAL", trigger.to(), trigger.to() + OBJECT_WINDOW));
    }

    /**
     * Before its trigger the pact stands close ("CSTO exit"), or after "from" or "из" a little off.
     */
    private static int beforeWindow(Reading reading, Mark trigger, Mark pact) {
        String preposition = reading.form(pact.from() - 1);
        boolean isFrom =
                preposition.equals("из")
                        || preposition.equals("from")
                        || preposition.equals("в")
                        || preposition.equals("к")
                        || preposition.equals("от");
        boolean isNoun = trigger.value().equals("NOUN");
        return isFrom ? OBJECT_WINDOW : isNoun ? 1 : NOWHERE;
    }

    /** "Left the alliance", but not "leaving the decision to the alliance". */
    private static boolean isDirectObject(Reading reading, Mark trigger, Mark pact) {
        return !TRANSITIVE.contains(reading.form(trigger.from()))
                || (pact.from() - trigger.to() <= NEAR_WINDOW + 1
                        && !reading.hasWithin("PREP", trigger.to(), pact.from()));
    }

    static boolean isBreakBetween(Reading reading, int from, int to) {
        for (int i = from; i < to; i++) {
            String form = reading.form(i);
            if (form.equals(",") || form.equals(";") || form.equals(":")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRivalBetween(Reading reading, int from, int to) {
        List<Mark> rivals = reading.within("RIVAL", from, to);
        if (rivals.isEmpty()) {
            return false;
        }
        String next = reading.form(rivals.getLast().to());
        return !next.equals("and")
                && !next.equals("и")
                && !next.equals("или")
                && !next.equals("or");
    }

    static boolean isPactObject(Reading reading, Mark trigger) {
        return reading.pacts().stream()
                .anyMatch(p ->
                        p.from() >= trigger.to()
                                && p.from() - trigger.to() <= NEAR_WINDOW
                                && !reading.hasWithin("FORCE", trigger.to(), p.to() + 2));
    }

    static Optional<Mark> nearestPact(Reading reading, Mark trigger) {
        return reading.pacts().stream()
                .filter(p -> distance(p, trigger) <= SENTENCE_WINDOW)
                .min((a, b) -> Integer.compare(distance(a, trigger), distance(b, trigger)));
    }

    static boolean hasPact(Reading reading, Mark trigger, int window) {
        return reading.pacts().stream().anyMatch(p -> distance(p, trigger) <= window);
    }

    /** "Its part in the nuclear arms treaty": what is left or frozen is no alliance. */
    static boolean isOfOtherPact(Reading reading, Mark trigger) {
        return reading.hasWithin("OTHERPACT", trigger.to(), trigger.to() + OBJECT_WINDOW);
    }

    static boolean isNearerRival(Reading reading, Mark trigger, Mark pact) {
        return reading.of("RIVAL").stream()
                .anyMatch(r ->
                        distance(r, trigger) < distance(pact, trigger)
                                && !isRivalAndPact(reading, r));
    }

    private static boolean isRivalAndPact(Reading reading, Mark rival) {
        String next = reading.form(rival.to());
        return next.equals("and") || next.equals("и");
    }

    /**
     * The pact that an act of friction or membership is about: named near, or the topic where
     * nothing else is named.
     */
    static Optional<Mark> inReach(Reading reading, Mark trigger) {
        Optional<Mark> pact = nearestPact(reading, trigger);
        return pact.isPresent()
                ? pact.filter(p -> !isNearerRival(reading, trigger, p))
                : topicAsObject(reading, trigger);
    }

    static Optional<Mark> topicAsObject(Reading reading, Mark trigger) {
        return reading.pactIsTopic() && !reading.has("RIVAL")
                ? Optional.of(trigger)
                : Optional.empty();
    }

    static int distance(Mark a, Mark b) {
        return a.from() >= b.to() ? a.from() - b.to() : Math.max(0, b.from() - a.to());
    }
}
