package pactwatch.analysis.claim;

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
        if (!hasForce
                || !isOurs
                || isOfOneState(reading)
                || PactObjects.isPactObject(reading, trigger)) {
            return;
        }
        Optional<String> place = Members.place(reading, trigger);
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
                        -1));
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
        if (!isOurs || isOfOneState(reading) || isExercise(reading)) {
            return;
        }
        Claim.Form form =
                force.isPresent() && force.get().value().equals("MISSION")
                        ? Claim.Form.MISSION
                        : Claim.Form.FORCE;
        Members.destination(reading, trigger)
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
                                        -1)));
    }

    /** "Russian peacekeepers" are one state's own, unless the pact is named beside them. */
    private static boolean isOfOneState(Reading reading) {
        return reading.of("FORCE").stream()
                .anyMatch(f ->
                        reading.hasWithin("MEMBER", f.from() - 2, f.from())
                                && reading.pacts().stream()
                                        .noneMatch(p ->
                                                PactObjects.distance(p, f)
                                                        <= PactObjects.NEAR_WINDOW));
    }

    private static boolean isExercise(Reading reading) {
        return reading.has("EXERCISE");
    }
}
