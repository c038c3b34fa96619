package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/** Frames of freezing a membership and of taking it up again. */
final class MembershipFrames {

    private MembershipFrames() {}

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
                        && !isYear(reading.form(trigger.to() + 1))
                        && !reading.hasWithin("MEMBER", trigger.to() + 1, trigger.to() + 3);
        boolean isOfOther =
                reading.hasWithin("DUES", trigger.to(), trigger.to() + PactObjects.NEAR_WINDOW)
                        || reading.hasWithin(
                                "EXERCISE", trigger.to(), trigger.to() + PactObjects.NEAR_WINDOW)
                        || reading.hasNear("FORCE", trigger, PactObjects.NEAR_WINDOW)
                        || PactObjects.isOfOtherPact(reading, trigger);
        if (isOfOther || isNowhere || isFromElsewhere || (!isMembership && !isNoun)) {
            return;
        }
        PactObjects.inReach(reading, trigger)
                .ifPresent(pact ->
                        addMembers(reading, Kind.SUSPENSION, trigger, pact, "freeze", frames));
    }

    private static boolean isYear(String form) {
        return form.matches("(19|20)\\d\\d");
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
            if (isYear(reading.form(i))) {
                return true;
            }
        }
        return false;
    }
}
