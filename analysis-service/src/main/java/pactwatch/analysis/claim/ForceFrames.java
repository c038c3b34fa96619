package pactwatch.analysis.claim;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/** Frames of forces and missions that the pact sends or takes home. */
final class ForceFrames {

    private ForceFrames() {}

    static void depart(Reading reading, Mark trigger, List<Frame> frames) {
        boolean hasForce =
                reading.hasWithin(
                        "FORCE",
                        trigger.from() - PactObjects.OBJECT_WINDOW,
                        trigger.to() + PactObjects.OBJECT_WINDOW);
        boolean isOurs =
                reading.pactIsTopic()
                        || PactObjects.hasPact(reading, trigger, PactObjects.SENTENCE_WINDOW);
        if ((!hasForce && !isItsDeparture(reading, trigger))
                || !isOurs
                || isOfOneState(reading, trigger)
                || PactObjects.isPactObject(reading, trigger)) {
            return;
        }
        Optional<String> place = Places.place(reading, trigger);
        if (place.isEmpty()) {
            return;
        }
        Claim.Phase phase =
                reading.has("FINISH") && !reading.has("BEGIN")
                        ? Claim.Phase.COMPLETE
                        : reading.has("BEGIN")
                                ? Claim.Phase.BEGUN
                                : trigger.value().equals("PAST")
                                        ? Claim.Phase.COMPLETE
                                        : Claim.Phase.BEGUN;
        frames.add(
                new Frame(
                        Kind.INTERVENTION_END,
                        place.get(),
                        trigger,
                        0,
                        reading.sentence().size(),
                        null,
                        phase,
                        "force.depart",
                        -1,
                        false));
    }

    /** "Its quick departure from the country". */
    private static boolean isItsDeparture(Reading reading, Mark trigger) {
        return trigger.is("DEPART")
                && trigger.value().equals("NOUN")
                && reading.form(trigger.to()).equals("from")
                && reading.hasWithin("STATENOUN", trigger.to(), trigger.to() + 2)
                && reading.pacts().stream().anyMatch(p -> p.to() <= trigger.from());
    }

    static void send(Reading reading, Mark trigger, List<Frame> frames) {
        Optional<Mark> force =
                reading
                        .within(
                                "FORCE",
                                trigger.from() - PactObjects.OBJECT_WINDOW,
                                trigger.to() + PactObjects.OBJECT_WINDOW)
                        .stream()
                        .findFirst();
        boolean isBareNoun =
                trigger.value().equals("NOUN")
                        && PactObjects.hasPact(reading, trigger, PactObjects.OBJECT_WINDOW);
        if (force.isEmpty() && !isBareNoun) {
            return;
        }
        boolean isOurs =
                PactObjects.hasPact(reading, trigger, PactObjects.SENTENCE_WINDOW)
                        || (reading.pactIsTopic() && !reading.has("RIVAL"));
        boolean isBack = reading.hasWithin("BACK", trigger.to(), trigger.to() + 1);
        boolean isElection = reading.has("ELECTION");
        if (isBack || isElection) {
            return;
        }
        if (!isOurs
                || isOfOneState(reading, trigger)
                || isLeaderAlone(reading, trigger)
                || isExercise(reading)) {
            return;
        }
        Claim.Form form =
                force.isPresent() && force.get().value().equals("MISSION")
                        ? Claim.Form.MISSION
                        : Claim.Form.FORCE;
        Places.destination(reading, trigger)
                .ifPresent(place ->
                        frames.add(
                                new Frame(
                                        Kind.INTERVENTION,
                                        place,
                                        trigger,
                                        0,
                                        reading.sentence().size(),
                                        form,
                                        null,
                                        "force.send",
                                        -1,
                                        false)));
    }

    /** "Russian peacekeepers" are one state's own, unless the pact is named beside them. */
    private static boolean isOfOneState(Reading reading, Mark trigger) {
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
                .isPresent();
    }

    /** "Russia did not send troops": the leading state on its own. */
    private static boolean isLeaderAlone(Reading reading, Mark trigger) {
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

    private static boolean isExercise(Reading reading) {
        return reading.has("EXERCISE");
    }
}
