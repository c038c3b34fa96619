package pactwatch.analysis.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/** Frames of forces and missions that the pact sends or takes home. */
final class ForceFrames {

    private static final int PACT_FORCE_WINDOW = 2;
    private static final int UNREAL_WINDOW = 5;
    private static final String PRESENCE = "force.presence";
    private static final Set<String> JOINT =
            Set.of(
                    "joint",
                    "collective",
                    "united",
                    "common",
                    "foreign",
                    "allied",
                    "combined",
                    "peacekeeping",
                    "multinational");
    private static final Set<String> CONTINGENTS =
            Set.of(
                    "contingent",
                    "peacekeepers",
                    "force",
                    "forces",
                    "soldiers",
                    "troops",
                    "grouping");
    private static final int FORCE_BEFORE = 10;

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
                || ForceOwners.isOneState(reading, trigger)
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
                                trigger.from() - FORCE_BEFORE,
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
        boolean isBack =
                trigger.length() == 1 && reading.hasWithin("BACK", trigger.to(), trigger.to() + 1);
        boolean isElection = reading.has("ELECTION");
        if (isBack || isElection) {
            return;
        }
        if (!isOurs
                || ForceOwners.isOneState(reading, trigger)
                || ForceOwners.isLeaderAlone(reading, trigger)
                || ForceOwners.areOutsiders(reading, trigger)
                || isForThePact(reading, trigger)
                || isExercise(reading)) {
            return;
        }
        Claim.Form form =
                force.isPresent() && force.get().value().equals("MISSION")
                        ? Claim.Form.MISSION
                        : Claim.Form.FORCE;
        boolean isVague =
                Places.named(reading, trigger).isEmpty()
                        && reading.pacts().isEmpty()
                        && reading.discourse().isDrill();
        if (isVague) {
            return;
        }
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

    /** "CSTO peacekeepers", "the alliance's contingent", "troops of the pact". */
    static List<Mark> pactForces(Reading reading) {
        return reading.of("FORCE").stream()
                .filter(f ->
                        reading.pacts().stream()
                                .anyMatch(p -> PactObjects.distance(p, f) <= PACT_FORCE_WINDOW))
                .toList();
    }

    /** "CSTO peacekeepers now guard airports in Kazakhstan": a force that is there was sent. */
    static void presence(Reading reading, List<Frame> frames) {
        boolean isTold =
                frames.stream()
                        .anyMatch(f ->
                                f.kind() == Kind.INTERVENTION || f.kind() == Kind.INTERVENTION_END);
        boolean isElsewhere =
                isExercise(reading)
                        || reading.discourse().isDrill()
                        || reading.has("SEND")
                        || reading.has("ELECTION")
                        || reading.has("DOCUMENT");
        if (isTold || isElsewhere || reading.sentence().isQuestion()) {
            return;
        }
        Stream.concat(pactForces(reading).stream(), definiteForces(reading).stream())
                .filter(f -> CONTINGENTS.contains(reading.form(f.to() - 1)))
                .filter(f -> f.value().equals("FORCE") && !isUnreal(reading, f))
                .findFirst()
                .ifPresent(f ->
                        host(reading, f)
                                .ifPresent(place -> frames.add(presence(reading, f, place))));
    }

    private static Frame presence(Reading reading, Mark force, String place) {
        Mark trigger = new Mark("SEND", "PAST", force.from(), force.to());
        return new Frame(
                Kind.INTERVENTION,
                place,
                trigger,
                0,
                reading.sentence().size(),
                Claim.Form.FORCE,
                null,
                PRESENCE,
                -1,
                false);
    }

    /** Named in the sentence, or known from the sourced past and named in the article. */
    private static Optional<String> host(Reading reading, Mark force) {
        return reading.places().stream()
                .filter(m -> m.from() >= force.to())
                .filter(m -> Places.isWithin(reading, m))
                .map(Mark::value)
                .filter(m -> reading.isParty(m) && !reading.isLeading(m))
                .findFirst()
                .or(() -> Optional.ofNullable(reading.discourse().knownHost()));
    }

    /** "The joint contingent", "the foreign soldiers": named before. */
    private static List<Mark> definiteForces(Reading reading) {
        return reading.of("FORCE").stream()
                .filter(_ -> reading.pactIsTopic() && reading.discourse().knownHost() != null)
                .filter(f ->
                        reading.form(f.from() - 1).equals("the")
                                || (reading.form(f.from() - 2).equals("the")
                                        && JOINT.contains(reading.form(f.from() - 1))))
                .filter(f -> CONTINGENTS.contains(reading.form(f.to() - 1)))
                .toList();
    }

    private static boolean isUnreal(Reading reading, Mark force) {
        int from = Math.max(0, force.from() - UNREAL_WINDOW);
        return Stream.of("NEG", "MODAL", "COND", "FUTURE", "DEMAND", "WOULD")
                .anyMatch(c -> reading.hasWithin(c, from, force.from()));
    }

    /** "Sends units to the CSTO's rapid reaction force": nobody is helped by that. */
    private static boolean isForThePact(Reading reading, Mark trigger) {
        return reading.pacts().stream()
                .filter(p -> p.from() >= trigger.to())
                .anyMatch(p ->
                        reading.form(p.from() - 1).equals("to")
                                || (reading.form(p.from() - 1).equals("the")
                                        && reading.form(p.from() - 2).equals("to")));
    }

    private static boolean isExercise(Reading reading) {
        return reading.has("EXERCISE");
    }
}
