package pactwatch.analysis.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/** Frames of leaving, freezing, joining, staying and observing. */
final class MembershipFrames {

    private static final Set<String> AGAIN = Set.of("again", "anew", "снова", "вновь");

    private MembershipFrames() {}

    static void exit(Reading reading, Mark trigger, List<Frame> frames) {
        if (isOfForce(reading, trigger) || isOutOfNobody(reading, trigger)) {
            return;
        }
        Optional<Mark> object =
                PactObjects.pactFor(reading, trigger).or(() -> impliedObject(reading, trigger));
        if (object.isEmpty()) {
            return;
        }
        if (trigger.value().equals("EXPEL")) {
            Members.expelled(reading, trigger)
                    .forEach(m -> frames.add(frame(reading, Kind.WITHDRAWAL, m, trigger, "expel")));
            return;
        }
        addMembers(reading, Kind.WITHDRAWAL, trigger, object.get(), "exit", frames);
    }

    /** "… chose to leave in 1999", "left again in 2012": what is left was named before. */
    private static Optional<Mark> impliedObject(Reading reading, Mark trigger) {
        boolean isAct = isAct(trigger) || trigger.value().equals("INF");
        boolean isRepeated = AGAIN.contains(reading.form(trigger.to()));
        boolean isDated = hasYearSoon(reading, trigger.to(), PactObjects.NEAR_WINDOW);
        boolean isOurs =
                reading.pactIsTopic()
                        || reading.pacts().stream().anyMatch(p -> p.to() <= trigger.from());
        boolean isRefusal = trigger.length() > PactObjects.NEAR_WINDOW;
        boolean isClean = reading.of("RIVAL").isEmpty() && reading.of("FORCE").isEmpty();
        return isAct && isOurs && isClean && (isRepeated || isDated || isRefusal)
                ? Optional.of(trigger)
                : Optional.empty();
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
        return hasForce && !PactObjects.isPactObject(reading, trigger);
    }

    static void freeze(Reading reading, Mark trigger, List<Frame> frames) {
        boolean isMembership =
                reading.hasWithin(
                                "MEMBERSHIP",
                                trigger.from() - PactObjects.OBJECT_WINDOW,
                                trigger.to() + PactObjects.OBJECT_WINDOW)
                        || reading.pacts().stream()
                                .anyMatch(p ->
                                        p.from() >= trigger.to()
                                                && p.from() - trigger.to()
                                                        <= PactObjects.NEAR_WINDOW);
        boolean isNotified = trigger.value().equals("NOUN") && reading.has("SECRETARIAT");
        if (!isMembership && !isNotified) {
            return;
        }
        Optional<Mark> pact = PactObjects.nearestPact(reading, trigger);
        if (pact.isEmpty() && (!reading.pactIsTopic() || reading.has("RIVAL"))) {
            return;
        }
        if (pact.isPresent() && PactObjects.isNearerRival(reading, trigger, pact.get())) {
            return;
        }
        addMembers(reading, Kind.SUSPENSION, trigger, pact.orElse(trigger), "freeze", frames);
    }

    static void join(Reading reading, Mark trigger, List<Frame> frames) {
        if (trigger.value().equals("NOUN")
                && reading.hasWithin("FORCE", trigger.from(), trigger.to() + 4)) {
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
        if (object.isEmpty() || reading.hasWithin("FORCE", trigger.to(), object.get().from())) {
            return;
        }
        addMembers(reading, Kind.ACCESSION, trigger, object.get(), "join", frames);
    }

    /** "… and came back in 2006": what one returns to was named before. */
    static void rejoin(Reading reading, Mark trigger, List<Frame> frames) {
        Optional<Mark> object =
                PactObjects.pactFor(reading, trigger)
                        .or(() -> PactObjects.nearestPact(reading, trigger))
                        .or(() -> PactObjects.topicAsObject(reading, trigger));
        boolean isOfForce =
                reading.hasWithin(
                        "FORCE",
                        trigger.from() - PactObjects.NEAR_WINDOW,
                        trigger.to() + PactObjects.NEAR_WINDOW);
        boolean isElsewhere =
                object.isPresent() && PactObjects.isNearerRival(reading, trigger, object.get());
        if (object.isPresent() && !isOfForce && !isElsewhere) {
            addMembers(reading, Kind.ACCESSION, trigger, object.get(), "rejoin", frames);
        }
    }

    static void stay(Reading reading, Mark trigger, List<Frame> frames) {
        boolean isInPact =
                reading.pacts().stream()
                        .anyMatch(p ->
                                p.from() - trigger.to() <= PactObjects.NEAR_WINDOW + 1
                                        && p.to() > trigger.from());
        if (isInPact) {
            PactObjects.pactFor(reading, trigger)
                    .ifPresent(
                            p -> addMembers(reading, Kind.AFFIRMATION, trigger, p, "stay", frames));
        }
    }

    static void observer(Reading reading, Mark trigger, List<Frame> frames) {
        boolean hasVerb =
                reading.hasWithin(
                        "OBTAIN",
                        trigger.from() - PactObjects.OBJECT_WINDOW,
                        trigger.to() + PactObjects.OBJECT_WINDOW);
        boolean isElection =
                reading.marks().stream()
                        .anyMatch(m ->
                                reading.form(m.from()).startsWith("election")
                                        || reading.form(m.from()).startsWith("выбор"));
        boolean isMission =
                reading.hasWithin(
                        "FORCE",
                        trigger.from() - 2,
                        trigger.to() + 3,
                        m -> m.value().equals("FORCE"));
        Optional<Mark> pact = PactObjects.nearestPact(reading, trigger);
        boolean isOurs =
                pact.isPresent()
                        ? !PactObjects.isNearerRival(reading, trigger, pact.get())
                        : trigger.length() > 1 && reading.pactIsTopic() && !reading.has("RIVAL");
        if (!hasVerb || !isOurs || isElection || isMission) {
            return;
        }
        addMembers(reading, Kind.OBSERVER, trigger, pact.orElse(trigger), "observer", frames);
    }

    private static void addMembers(
            Reading reading,
            Kind kind,
            Mark trigger,
            Mark object,
            String rule,
            List<Frame> frames) {
        List<String> members = Members.subjects(reading, trigger, object);
        for (String member : members) {
            frames.add(frame(reading, kind, member, trigger, rule));
        }
        Frame first = members.isEmpty() ? null : frame(reading, kind, "", trigger, rule);
        if (first != null) {
            gaps(reading, first, object, members, frames);
        }
    }

    /** "… left in 1999, Uzbekistan in 2012": a member and a date without a verb of their own. */
    private static void gaps(
            Reading reading, Frame first, Mark object, List<String> told, List<Frame> frames) {
        int from = Math.max(first.trigger().to(), object.to());
        for (Mark member : reading.members()) {
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

    private static boolean isAct(Mark trigger) {
        return trigger.value().equals("PAST") || trigger.value().equals("PRES");
    }

    private static boolean hasYearSoon(Reading reading, int from, int window) {
        for (int i = from; i < Math.min(from + window, reading.sentence().size()); i++) {
            if (reading.form(i).matches("(19|20)\\d\\d")) {
                return true;
            }
        }
        return false;
    }

    private static Frame frame(
            Reading reading, Kind kind, @Nullable String member, Mark trigger, String rule) {
        int[] clause = Clauses.around(reading, trigger);
        return new Frame(
                kind,
                member == null ? "" : member,
                trigger,
                clause[0],
                clause[1],
                null,
                null,
                rule + "." + trigger.value().toLowerCase(java.util.Locale.ROOT),
                -1);
    }
}
