package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/** Frames of joining, coming back, staying and observing. */
final class JoinFrames {

    /** "Joined by video": a meeting. */
    private static final Set<String> BY_LINK = Set.of("by", "via", "remotely", "online");

    private JoinFrames() {}

    static void join(Reading reading, Mark trigger, List<Frame> frames) {
        boolean isByLink = BY_LINK.contains(reading.form(trigger.to()));
        boolean isOfForce =
                trigger.value().equals("NOUN")
                        && reading.hasWithin("FORCE", trigger.from(), trigger.to() + 4);
        if (isByLink
                || isOfForce
                || reading.hasNear("OBSERVER", trigger, PactObjects.NEAR_WINDOW)) {
            return;
        }
        boolean namesMembership = reading.hasWithin("MEMBERSHIP", trigger.from(), trigger.to());
        Optional<Mark> object =
                PactObjects.pactFor(reading, trigger)
                        .filter(p ->
                                PactObjects.distance(p, trigger) <= PactObjects.NEAR_WINDOW + 1);
        if (object.isEmpty() && namesMembership) {
            object =
                    PactObjects.nearestPact(reading, trigger)
                            .or(() -> PactObjects.topicAsObject(reading, trigger));
        }
        boolean isHistory = trigger.value().equals("PAST");
        boolean isAsked = trigger.value().equals("NOUN") && reading.sentence().isQuestion();
        boolean isImplied =
                object.isEmpty() && (isHistory || isAsked) && reading.endsObject(trigger.to());
        if (isImplied) {
            object = PactObjects.topicAsObject(reading, trigger);
        }
        boolean isDecision =
                reading.hasWithin("DUES", trigger.from(), trigger.to() + PactObjects.OBJECT_WINDOW)
                        || (object.isPresent()
                                && reading.hasWithin("DECIDE", trigger.to(), object.get().from()));
        if (object.isEmpty()
                || isDecision
                || reading.hasWithin("FORCE", trigger.to(), object.get().to() + 5)) {
            return;
        }
        MembershipFrames.addMembers(reading, Kind.ACCESSION, trigger, object.get(), "join", frames);
    }

    /** "… and came back in 2006": what one returns to was named before. */
    static void rejoin(Reading reading, Mark trigger, List<Frame> frames) {
        boolean namesMembership = reading.hasWithin("MEMBERSHIP", trigger.from(), trigger.to());
        boolean isAlone =
                namesMembership
                        || trigger.value().equals("NOUN")
                        || (reading.endsObject(trigger.to())
                                && !reading.hasWithin("TO", trigger.to(), trigger.to() + 1));
        Optional<Mark> object =
                PactObjects.pactFor(reading, trigger)
                        .or(() ->
                                isAlone
                                        ? PactObjects.inReach(reading, trigger)
                                        : Optional.<Mark>empty());
        boolean isOfForce = reading.hasNear("FORCE", trigger, PactObjects.NEAR_WINDOW);
        boolean isElsewhere =
                object.isPresent() && PactObjects.isNearerRival(reading, trigger, object.get());
        boolean isOfTalk =
                object.isPresent()
                        && reading.hasWithin("TALKED", trigger.to(), object.get().from());
        if (object.isPresent() && !isOfForce && !isElsewhere && !isOfTalk) {
            List<Frame> back = new ArrayList<>();
            MembershipFrames.addMembers(
                    reading, Kind.ACCESSION, trigger, object.get(), "rejoin", back);
            back.forEach(f -> frames.add(ofParty(reading, f)));
        }
    }

    /** Whoever never left does not accede again by coming back, but resumes its part. */
    private static Frame ofParty(Reading reading, Frame frame) {
        return reading.isParty(frame.member()) ? frame.ofKind(Kind.RESUMPTION) : frame;
    }

    static void stay(Reading reading, Mark trigger, List<Frame> frames) {
        boolean isInPact =
                reading.pacts().stream()
                        .anyMatch(p ->
                                p.from() - trigger.to() <= PactObjects.NEAR_WINDOW + 1
                                        && p.to() > trigger.from());
        if (isInPact) {
            PactObjects.pactFor(reading, trigger)
                    .ifPresent(p ->
                            MembershipFrames.addMembers(
                                    reading, Kind.AFFIRMATION, trigger, p, "stay", frames));
        }
    }

    static void observer(Reading reading, Mark trigger, List<Frame> frames) {
        boolean hasVerb =
                reading.hasWithin(
                        "OBTAIN",
                        trigger.from() - PactObjects.OBJECT_WINDOW,
                        trigger.to() + PactObjects.OBJECT_WINDOW);
        boolean isElection = reading.has("ELECTION");
        boolean isMission =
                reading.hasWithin(
                        "FORCE",
                        trigger.from() - 2,
                        trigger.to() + 3,
                        m -> m.value().equals("FORCE") || m.length() > 1);
        Optional<Mark> pact = PactObjects.nearestPact(reading, trigger);
        boolean isOurs =
                pact.isPresent()
                        ? !PactObjects.isNearerRival(reading, trigger, pact.get())
                        : trigger.length() > 1 && reading.pactIsTopic() && !reading.has("RIVAL");
        boolean isInvited =
                reading.hasWithin(
                        "INVITED", trigger.from() - PactObjects.OBJECT_WINDOW, trigger.from());
        if (!hasVerb || !isOurs || isElection || isMission || isInvited) {
            return;
        }
        MembershipFrames.addMembers(
                reading, Kind.OBSERVER, trigger, pact.orElse(trigger), "observer", frames);
    }
}
