package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/** Frames of leaving, freezing, joining, staying and observing. */
final class MembershipFrames {

    private static final int EVENT_WINDOW = 3;
    private static final Set<String> LEFT_BEHIND = Set.of("without", "with", "alone", "behind");
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

    private MembershipFrames() {}

    static void exit(Reading reading, Mark trigger, List<Frame> frames) {
        if (isOfForce(reading, trigger)
                || isOutOfNobody(reading, trigger)
                || isFromElsewhere(reading, trigger)) {
            return;
        }
        Optional<Mark> object =
                PactObjects.pactFor(reading, trigger).or(() -> impliedObject(reading, trigger));
        if (object.isEmpty()) {
            return;
        }
        if (isOfEvent(reading, trigger, object.get())) {
            return;
        }
        if (trigger.value().equals("EXPEL")) {
            Members.expelled(reading, trigger)
                    .forEach(m ->
                            frames.add(Frame.of(reading, Kind.WITHDRAWAL, m, trigger, "expel")));
            return;
        }
        addMembers(reading, Kind.WITHDRAWAL, trigger, object.get(), "exit", frames);
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
        boolean isPassive =
                reading.form(trigger.from()).equals("withdrawn")
                        && reading.hasWithin("BEING", trigger.from() - 2, trigger.from());
        return isPassive || (trigger.length() == 1 && LOOSE.contains(reading.form(trigger.from())));
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
        boolean isLong = trigger.length() > PactObjects.NEAR_WINDOW - 1;
        boolean isOfMember =
                (next.equals("of") || (next.equals("from") && isNotified(reading, trigger)))
                        && reading.hasWithin("MEMBER", trigger.to() + 1, trigger.to() + 3);
        boolean isForsaken = LEFT_BEHIND.contains(next);
        return isForsaken || (!isLong && !isOfMember && !reading.endsObject(trigger.to()));
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

    static void freeze(Reading reading, Mark trigger, List<Frame> frames) {
        boolean isNoun = trigger.value().equals("NOUN");
        int window = isNoun ? PactObjects.NEAR_WINDOW + 1 : PactObjects.OBJECT_WINDOW + 4;
        boolean isMembership =
                reading.hasNear("MEMBERSHIP", trigger, window)
                        || reading.pacts().stream()
                                .anyMatch(p ->
                                        p.from() >= trigger.to()
                                                && p.from() - trigger.to()
                                                        <= PactObjects.NEAR_WINDOW + 2);
        boolean isNowhere =
                isNoun && !isMembership && trigger.length() > 1 && reading.pacts().isEmpty();
        boolean isFromElsewhere =
                isNoun
                        && !isMembership
                        && reading.hasWithin("PREP", trigger.to(), trigger.to() + 1)
                        && !Set.of("which", "last", "this").contains(reading.form(trigger.to() + 1))
                        && !reading.hasWithin("MEMBER", trigger.to() + 1, trigger.to() + 3);
        boolean isOfOther =
                reading.hasWithin("DUES", trigger.to(), trigger.to() + PactObjects.NEAR_WINDOW)
                        || reading.hasWithin(
                                "EXERCISE", trigger.to(), trigger.to() + PactObjects.NEAR_WINDOW)
                        || reading.hasNear("FORCE", trigger, PactObjects.NEAR_WINDOW);
        if (isOfOther || isNowhere || isFromElsewhere || (!isMembership && !isNoun)) {
            return;
        }
        PactObjects.inReach(reading, trigger)
                .ifPresent(pact ->
                        addMembers(reading, Kind.SUSPENSION, trigger, pact, "freeze", frames));
    }

    /** "Takes part in no format": a freeze in other words. */
    static void noFormat(Reading reading, Mark trigger, List<Frame> frames) {
        boolean isParting =
                reading.hasNear("MEMBERSHIP", trigger, PactObjects.NEAR_WINDOW + 2)
                        || reading.hasNear("ATTEND", trigger, PactObjects.NEAR_WINDOW + 2)
                        || reading.hasNear("SEND", trigger, PactObjects.NEAR_WINDOW + 2);
        boolean isNegated = reading.hasNear("NEG", trigger, PactObjects.NEAR_WINDOW + 2);
        if (isParting && isNegated) {
            PactObjects.inReach(reading, trigger)
                    .ifPresent(pact ->
                            Members.subjects(reading, trigger, pact)
                                    .forEach(m ->
                                            frames.add(
                                                    Frame.of(
                                                                    reading,
                                                                    Kind.SUSPENSION,
                                                                    m,
                                                                    trigger,
                                                                    "no-format")
                                                            .holdingNegation())));
        }
    }

    static void resume(Reading reading, Mark trigger, List<Frame> frames) {
        boolean isMembership =
                trigger.length() > 1
                        || reading.hasNear("MEMBERSHIP", trigger, PactObjects.NEAR_WINDOW + 2);
        boolean isOfForce = reading.hasNear("FORCE", trigger, PactObjects.NEAR_WINDOW + 1);
        boolean isOfClash = reading.hasNear("CLASH", trigger, PactObjects.NEAR_WINDOW + 1);
        if (isMembership && !isOfForce && !isOfClash) {
            PactObjects.inReach(reading, trigger)
                    .ifPresent(pact -> resume(reading, trigger, pact, frames));
        }
    }

    /** Whoever is no party any more accedes again. */
    private static void resume(Reading reading, Mark trigger, Mark pact, List<Frame> frames) {
        List<Frame> found = new ArrayList<>();
        addMembers(reading, Kind.RESUMPTION, trigger, pact, "resume", found);
        found.forEach(f -> frames.add(reading.isParty(f.member()) ? f : f.ofKind(Kind.ACCESSION)));
    }

    static void addMembers(
            Reading reading,
            Kind kind,
            Mark trigger,
            Mark object,
            String rule,
            List<Frame> frames) {
        List<String> members = Members.subjects(reading, trigger, object);
        for (String member : members) {
            frames.add(Frame.of(reading, kind, member, trigger, rule));
        }
        Frame first = members.isEmpty() ? null : Frame.of(reading, kind, "", trigger, rule);
        if (first != null) {
            gaps(reading, first, object, members, frames);
        }
    }

    /** "… left in 1999, Uzbekistan in 2012": a member and a date without a verb of their own. */
    private static void gaps(
            Reading reading, Frame first, Mark object, List<String> told, List<Frame> frames) {
        int from = Math.max(first.trigger().to(), object.to());
        boolean isTogether = false;
        for (Mark member : reading.members()) {
            isTogether |=
                    member.from() >= from
                            && isComitative(reading, member)
                            && !hasTriggerBetween(reading, from, member.from());
            if (isTogether && !told.contains(member.value())) {
                frames.add(first.withMember(member.value(), first.dateFrom()));
                continue;
            }
            boolean isAfter = member.from() > from && !told.contains(member.value());
            if (!isAfter) {
                continue;
            }
            String before = reading.form(member.from() - 1);
            boolean isNewItem =
                    before.equals(",")
                            || before.equals(";")
                            || before.equals("and")
                            || before.equals("а")
                            || before.equals("и")
                            || before.equals("-");
            boolean hasVerb =
                    reading.hasWithin("EXIT", member.to(), member.to() + 6)
                            || reading.hasWithin("JOIN", member.to(), member.to() + 6)
                            || reading.hasWithin("SAY", member.to(), member.to() + 6);
            boolean hasYear = hasYearSoon(reading, member.to(), PactObjects.OBJECT_WINDOW);
            if (isNewItem && !hasVerb && hasYear && isAct(first.trigger())) {
                frames.add(first.withMember(member.value(), member.to()));
            }
        }
    }

    /** "… along with Georgia and Azerbaijan". */
    private static boolean isComitative(Reading reading, Mark member) {
        return reading.hasWithin("TOGETHER", member.from() - 2, member.from());
    }

    private static boolean hasTriggerBetween(Reading reading, int from, int to) {
        return reading.hasWithin("EXIT", from, to)
                || reading.hasWithin("FREEZE", from, to)
                || reading.hasWithin("JOIN", from, to)
                || reading.hasWithin("REJOIN", from, to);
    }

    private static boolean isAct(Mark trigger) {
        return trigger.value().equals("PAST") || trigger.value().equals("PRES");
    }

    private static boolean hasYearSoon(Reading reading, int from, int window) {
        for (int i = from; i < Math.min(from + window, reading.sentence().size()); i++) {
            if (reading.form(i).equals(";")) {
                return false;
            }
            if (reading.form(i).matches("(19|20)\\d\\d")) {
                return true;
            }
        }
        return false;
    }
}
