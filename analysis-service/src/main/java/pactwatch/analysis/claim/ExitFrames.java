package pactwatch.analysis.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/** Frames of leaving the pact, or being thrown out of it. */
final class ExitFrames {

    private static final int EVENT_WINDOW = 3;
    private static final Set<String> LEFT_BEHIND = Set.of("without", "with", "alone", "behind");
    private static final Set<String> PARTICIPLES = Set.of("withdrawn", "left", "pulled");
    private static final Set<String> UPON = Set.of("before", "upon", "after", "on");
    private static final Set<String> FROM = Set.of("from", "of", "on");
    private static final Set<String> LOOSE =
            Set.of(
                    "exodus",
                    "parting",
                    "break",
                    "rupture",
                    "split",
                    "splits",
                    "flee",
                    "flees",
                    "fled",
                    "fleeing",
                    "escape",
                    "escaped",
                    "escapes",
                    "depart",
                    "departs",
                    "departed",
                    "bolt",
                    "bolted",
                    "farewell",
                    "goodbye",
                    "defection",
                    "walkout",
                    "desert",
                    "deserted",
                    "drop",
                    "dropped");
    private static final List<String> EVENTS = List.of("MEETING", "EXERCISE", "DUES", "HOST");

    private ExitFrames() {}

    static void exit(Reading reading, Mark trigger, List<Frame> frames) {
        if (isOfForce(reading, trigger)
                || isOutOfNobody(reading, trigger)
                || isFromElsewhere(reading, trigger)
                || PactObjects.isOfOtherPact(reading, trigger)) {
            return;
        }
        Optional<Mark> object =
                PactObjects.pactFor(reading, trigger).or(() -> impliedObject(reading, trigger));
        boolean isOfContingent =
                reading.pacts().isEmpty()
                        && reading.discourse().isPactForce()
                        && reading.discourse().knownHost() != null;
        if (object.isEmpty() || isOfContingent) {
            return;
        }
        boolean isLeftOut = reading.form(object.get().to()).equals("out");
        if (isLeftOut || isOfEvent(reading, trigger, object.get())) {
            return;
        }
        if (trigger.value().equals("EXPEL")) {
            Members.expelled(reading, trigger)
                    .forEach(m ->
                            frames.add(Frame.of(reading, Kind.WITHDRAWAL, m, trigger, "expel")));
            return;
        }
        MembershipFrames.addMembers(
                reading, Kind.WITHDRAWAL, trigger, object.get(), "exit", frames);
    }

    /** "The American exit from Afghanistan": a country is left. */
    private static boolean isFromElsewhere(Reading reading, Mark trigger) {
        int at = trigger.to();
        return reading.form(at).equals("from")
                && reading.members().stream().anyMatch(m -> m.from() == at + 1)
                && !isNotified(reading, trigger);
    }

    /** "Walked out of a CSTO staff meeting", "pulled out of hosting": no membership ends by it. */
    private static boolean isOfEvent(Reading reading, Mark trigger, Mark object) {
        int at = object.to();
        while (at < object.to() + EVENT_WINDOW
                && !reading.endsObject(at)
                && !reading.hasWithin("PREP", at, at + 1)) {
            at++;
        }
        int last = at;
        return EVENTS.stream().anyMatch(e -> reading.hasWithin(e, trigger.to(), last));
    }

    /** "… chose to leave in 1999", "why does it not withdraw?": what is left was named before. */
    private static Optional<Mark> impliedObject(Reading reading, Mark trigger) {
        boolean isIt = isPronominal(reading, trigger);
        if (!isIt && isLoose(reading, trigger)) {
            return Optional.empty();
        }
        if (reading.isTitle() && reading.members().isEmpty() && !reading.has("STATENOUN")) {
            return Optional.empty();
        }
        boolean isOurs =
                (isIt || !trigger.is("EXITFROM"))
                        && PactObjects.inReach(reading, trigger).isPresent();
        boolean isClean = !reading.hasNear("FORCE", trigger, PactObjects.OBJECT_WINDOW);
        return isOurs && isClean && (isIt || !hasOwnObject(reading, trigger))
                ? Optional.of(trigger)
                : Optional.empty();
    }

    /** Words that speak of a membership only where the pact stands beside them. */
    private static boolean isLoose(Reading reading, Mark trigger) {
        String form = reading.form(trigger.from());
        String before = reading.form(trigger.from() - 1);
        boolean isPassive =
                PARTICIPLES.contains(form)
                        && (before.equals("be")
                                || reading.hasWithin("BEING", trigger.from() - 2, trigger.from()));
        boolean isTime = trigger.value().equals("NOUN") && UPON.contains(before);
        return isPassive || isTime || (trigger.length() == 1 && LOOSE.contains(form));
    }

    /** "Leave it", "walk away from it": the pact that was named before. */
    private static boolean isPronominal(Reading reading, Mark trigger) {
        boolean isGoverned = FROM.contains(reading.form(trigger.to()));
        int at = trigger.to() + (isGoverned ? 1 : 0);
        return reading.form(at).equals("it")
                && reading.endsObject(at + 1)
                && !reading.hasWithin("TO", at + 1, at + 2);
    }

    /** "Left the room", "withdrawal from Karabakh": something else is left. */
    private static boolean hasOwnObject(Reading reading, Mark trigger) {
        String next = reading.form(trigger.to());
        boolean isLeftTo =
                Set.of("this", "that", "it").contains(next)
                        && Set.of("to", "for", "out").contains(reading.form(trigger.to() + 1));
        boolean isHeaded = next.equals("for") && !reading.form(trigger.to() + 1).equals("good");
        boolean isLong = trigger.length() > PactObjects.NEAR_WINDOW - 1;
        boolean isOfMember =
                (next.equals("of") || (next.equals("from") && isNotified(reading, trigger)))
                        && reading.hasWithin("MEMBER", trigger.to() + 1, trigger.to() + 3);
        boolean isForsaken = LEFT_BEHIND.contains(next);
        return isForsaken
                || isHeaded
                || isLeftTo
                || (!isLong && !isOfMember && !reading.endsObject(trigger.to()));
    }

    /** "Notice of withdrawal from Mali": whom it is from, not what is left. */
    private static boolean isNotified(Reading reading, Mark trigger) {
        return reading.hasWithin("NOTICE", trigger.from() - 4, trigger.from());
    }

    /** "Tashkent out of the pact" is a headline; "one of them out of the pact" says nothing. */
    private static boolean isOutOfNobody(Reading reading, Mark trigger) {
        return reading.form(trigger.from()).equals("out")
                && reading.members().stream().noneMatch(m -> m.to() == trigger.from());
    }

    /** Troops leave a country, and "left" or "withdrawal" speaks of them, not of a membership. */
    private static boolean isOfForce(Reading reading, Mark trigger) {
        boolean hasForce =
                reading.hasWithin(
                        "FORCE",
                        trigger.from() - PactObjects.NEAR_WINDOW - 2,
                        trigger.to() + PactObjects.NEAR_WINDOW + 1);
        boolean isTheirs =
                trigger.value().equals("NOUN")
                        && Set.of("their", "its").contains(reading.form(trigger.from() - 1))
                        && reading.hasWithin("FORCE", 0, trigger.from());
        return (hasForce || isTheirs) && !PactObjects.isPactObject(reading, trigger);
    }
}
