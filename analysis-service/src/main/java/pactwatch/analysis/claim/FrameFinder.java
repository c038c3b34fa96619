package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/** Joins triggers with their objects: language-neutral rules over the marks of a sentence. */
final class FrameFinder {

    private static final int OBJECT_WINDOW = 8;
    private static final int NEAR_WINDOW = 3;
    private static final int SENTENCE_WINDOW = 16;
    private static final Set<String> BARE_FORM_MARKERS =
            Set.of("to", "will", "'ll", "would", "may", "might", "could", "can", "should", "must");
    private static final Set<String> AGAIN = Set.of("again", "anew", "снова", "вновь");
    private static final Set<String> TRANSITIVE =
            Set.of("leave", "leaving", "left", "leaves", "quit", "quits", "quitting", "abandon");

    private FrameFinder() {}

    static List<Frame> find(Reading reading) {
        List<Frame> frames = new ArrayList<>();
        for (Mark mark : reading.marks()) {
            Mark trigger = inContext(reading, mark);
            switch (trigger.category()) {
                case "EXIT" -> exit(reading, trigger, frames);
                case "DEPART" -> depart(reading, trigger, frames);
                case "FREEZE" -> freeze(reading, trigger, frames);
                case "JOIN" -> join(reading, trigger, frames);
                case "OBSERVER" -> observer(reading, trigger, frames);
                case "REJOIN" -> rejoin(reading, trigger, frames);
                case "STAY" -> stay(reading, trigger, frames);
                case "SEND" -> send(reading, trigger, frames);
                default -> {}
            }
        }
        return frames;
    }

    /** "Quit" and "put" are past or not; after "to" or "will" they are not. */
    private static Mark inContext(Reading reading, Mark mark) {
        boolean isFinite = mark.value().equals("PAST") || mark.value().equals("PRES");
        String before = reading.form(mark.from() - 1);
        return isFinite && BARE_FORM_MARKERS.contains(before)
                ? new Mark(mark.category(), "INF", mark.from(), mark.to())
                : mark;
    }

    private static void exit(Reading reading, Mark trigger, List<Frame> frames) {
        if (isOfForce(reading, trigger)) {
            return;
        }
        Optional<Mark> object = pactFor(reading, trigger).or(() -> impliedObject(reading, trigger));
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
        boolean isDated = hasYearSoon(reading, trigger.to(), NEAR_WINDOW);
        boolean isOurs =
                reading.pactIsTopic()
                        || reading.pacts().stream().anyMatch(p -> p.to() <= trigger.from());
        boolean isRefusal = trigger.length() > NEAR_WINDOW;
        boolean isClean = reading.of("RIVAL").isEmpty() && reading.of("FORCE").isEmpty();
        return isAct && isOurs && isClean && (isRepeated || isDated || isRefusal)
                ? Optional.of(trigger)
                : Optional.empty();
    }

    /** Troops leave a country, and "left" or "withdrawal" speaks of them, not of a membership. */
    private static boolean isOfForce(Reading reading, Mark trigger) {
        boolean hasForce =
                reading.hasWithin(
                        "FORCE", trigger.from() - NEAR_WINDOW - 2, trigger.to() + NEAR_WINDOW + 1);
        return hasForce && !isPactObject(reading, trigger);
    }

    private static boolean isPactObject(Reading reading, Mark trigger) {
        return reading.pacts().stream()
                .anyMatch(p ->
                        p.from() >= trigger.to()
                                && p.from() - trigger.to() <= NEAR_WINDOW
                                && !reading.hasWithin("FORCE", trigger.to(), p.to() + 2));
    }

    /**
     * The pact as what is left, joined or frozen; another organisation in between takes its place.
     */
    private static Optional<Mark> pactFor(Reading reading, Mark trigger) {
        Optional<Mark> after =
                reading.pacts().stream()
                        .filter(p -> p.from() >= trigger.to())
                        .filter(p -> p.from() - trigger.to() <= OBJECT_WINDOW)
                        .findFirst();
        if (after.isPresent()) {
            return after.filter(p -> !isRivalBetween(reading, trigger.to(), p.from()))
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
                        || preposition.equals("от");
        boolean isNoun = trigger.value().equals("NOUN");
        return isFrom ? OBJECT_WINDOW : isNoun ? 1 : 0;
    }

    /** "Left the alliance", but not "leaving the decision to the alliance". */
    private static boolean isDirectObject(Reading reading, Mark trigger, Mark pact) {
        return !TRANSITIVE.contains(reading.form(trigger.from()))
                || (pact.from() - trigger.to() <= NEAR_WINDOW + 1
                        && !reading.hasWithin("PREP", trigger.to(), pact.from()));
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

    private static void depart(Reading reading, Mark trigger, List<Frame> frames) {
        boolean hasForce =
                reading.hasWithin(
                        "FORCE", trigger.from() - OBJECT_WINDOW, trigger.to() + OBJECT_WINDOW);
        boolean isOurs = reading.pactIsTopic() || hasPact(reading, trigger, SENTENCE_WINDOW);
        if (!hasForce || !isOurs || isOfOneState(reading) || isPactObject(reading, trigger)) {
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

    private static void freeze(Reading reading, Mark trigger, List<Frame> frames) {
        boolean isMembership =
                reading.hasWithin(
                                "MEMBERSHIP",
                                trigger.from() - OBJECT_WINDOW,
                                trigger.to() + OBJECT_WINDOW)
                        || reading.pacts().stream()
                                .anyMatch(p ->
                                        p.from() >= trigger.to()
                                                && p.from() - trigger.to() <= NEAR_WINDOW);
        if (!isMembership) {
            return;
        }
        Optional<Mark> pact = nearestPact(reading, trigger);
        if (pact.isEmpty() && (!reading.pactIsTopic() || reading.has("RIVAL"))) {
            return;
        }
        if (pact.isPresent() && isNearerRival(reading, trigger, pact.get())) {
            return;
        }
        addMembers(reading, Kind.SUSPENSION, trigger, pact.orElse(trigger), "freeze", frames);
    }

    private static Optional<Mark> nearestPact(Reading reading, Mark trigger) {
        return reading.pacts().stream()
                .filter(p -> distance(p, trigger) <= SENTENCE_WINDOW)
                .min((a, b) -> Integer.compare(distance(a, trigger), distance(b, trigger)));
    }

    private static boolean hasPact(Reading reading, Mark trigger, int window) {
        return reading.pacts().stream().anyMatch(p -> distance(p, trigger) <= window);
    }

    private static boolean isNearerRival(Reading reading, Mark trigger, Mark pact) {
        return reading.of("RIVAL").stream()
                .anyMatch(r ->
                        distance(r, trigger) < distance(pact, trigger)
                                && !isRivalAndPact(reading, r));
    }

    private static boolean isRivalAndPact(Reading reading, Mark rival) {
        String next = reading.form(rival.to());
        return next.equals("and") || next.equals("и");
    }

    private static int distance(Mark a, Mark b) {
        return a.from() >= b.to() ? a.from() - b.to() : Math.max(0, b.from() - a.to());
    }

    private static void join(Reading reading, Mark trigger, List<Frame> frames) {
        if (trigger.value().equals("NOUN")
                && reading.hasWithin("FORCE", trigger.from(), trigger.to() + 4)) {
            return;
        }
        boolean namesMembership = reading.hasWithin("MEMBERSHIP", trigger.from(), trigger.to());
        Optional<Mark> object =
                pactFor(reading, trigger).filter(p -> distance(p, trigger) <= NEAR_WINDOW + 1);
        if (object.isEmpty() && namesMembership) {
            object = nearestPact(reading, trigger).or(() -> topicAsObject(reading, trigger));
        }
        if (object.isEmpty() || reading.hasWithin("FORCE", trigger.to(), object.get().from())) {
            return;
        }
        addMembers(reading, Kind.ACCESSION, trigger, object.get(), "join", frames);
    }

    /** "… and came back in 2006": what one returns to was named before. */
    private static void rejoin(Reading reading, Mark trigger, List<Frame> frames) {
        Optional<Mark> object =
                pactFor(reading, trigger)
                        .or(() -> nearestPact(reading, trigger))
                        .or(() -> topicAsObject(reading, trigger));
        boolean isOfForce =
                reading.hasWithin(
                        "FORCE", trigger.from() - NEAR_WINDOW, trigger.to() + NEAR_WINDOW);
        boolean isElsewhere = object.isPresent() && isNearerRival(reading, trigger, object.get());
        if (object.isPresent() && !isOfForce && !isElsewhere) {
            addMembers(reading, Kind.ACCESSION, trigger, object.get(), "rejoin", frames);
        }
    }

    private static void stay(Reading reading, Mark trigger, List<Frame> frames) {
        boolean isInPact =
                reading.pacts().stream()
                        .anyMatch(p ->
                                p.from() - trigger.to() <= NEAR_WINDOW + 1
                                        && p.to() > trigger.from());
        if (isInPact) {
            pactFor(reading, trigger)
                    .ifPresent(
                            p -> addMembers(reading, Kind.AFFIRMATION, trigger, p, "stay", frames));
        }
    }

    private static Optional<Mark> topicAsObject(Reading reading, Mark trigger) {
        return reading.pactIsTopic() && !reading.has("RIVAL")
                ? Optional.of(trigger)
                : Optional.empty();
    }

    private static void observer(Reading reading, Mark trigger, List<Frame> frames) {
        boolean hasVerb =
                reading.hasWithin(
                        "OBTAIN", trigger.from() - OBJECT_WINDOW, trigger.to() + OBJECT_WINDOW);
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
        Optional<Mark> pact = nearestPact(reading, trigger);
        boolean isOurs =
                pact.isPresent()
                        ? !isNearerRival(reading, trigger, pact.get())
                        : reading.pactIsTopic() && !reading.has("RIVAL");
        if (!hasVerb || !isOurs || isElection || isMission) {
            return;
        }
        addMembers(reading, Kind.OBSERVER, trigger, pact.orElse(trigger), "observer", frames);
    }

    private static void send(Reading reading, Mark trigger, List<Frame> frames) {
        Optional<Mark> force =
                reading
                        .within(
                                "FORCE",
                                trigger.from() - OBJECT_WINDOW,
                                trigger.to() + OBJECT_WINDOW)
                        .stream()
                        .findFirst();
        boolean isBareNoun =
                trigger.value().equals("NOUN") && hasPact(reading, trigger, OBJECT_WINDOW);
        if (force.isEmpty() && !isBareNoun) {
            return;
        }
        boolean isOurs =
                hasPact(reading, trigger, SENTENCE_WINDOW)
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
        return reading.pacts().isEmpty()
                && reading.of("FORCE").stream()
                        .anyMatch(f -> reading.hasWithin("MEMBER", f.from() - 2, f.from()));
    }

    private static boolean isExercise(Reading reading) {
        return reading.has("EXERCISE");
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
            boolean hasYear = hasYearSoon(reading, member.to(), OBJECT_WINDOW);
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
