package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.text.Mark;

/** Finds whose membership or act a trigger speaks of. */
final class Members {

    /** Words between a state and the name of who leads it: "Belarusian president …". */
    private static final int TITLE_MAX = 2;

    /** Words between an owner and the act: "Armenia's formal notice of withdrawal". */
    private static final int POSSESSED_MAX = 4;

    /** Words between an act and the membership: "suspended the full membership". */
    private static final int MEMBERSHIP_MAX = 3;

    private static final int LEAD_SENTENCES = 6;
    private static final int RELATIVE_MAX = 8;
    private static final int PACT_SUBJECT_MAX = 8;
    private static final Set<String> SITES = Set.of("in", "at");
    private static final Set<String> RELATIVES = Set.of("which", "who");

    private static final Set<String> ADDRESSING =
            Set.of(
                    "told",
                    "tells",
                    "tell",
                    "advised",
                    "informed",
                    "assured",
                    "phoned",
                    "telephoned");

    private static final Set<String> PRONOUNS = Set.of("it", "her", "them", "ее", "его", "их");

    private static final Set<String> OWN = Set.of("its", "their", "his", "her", "своем", "его");

    private Members() {}

    /** The members whose membership it is, told once each; empty if nobody is named. */
    static List<String> subjects(Reading reading, Mark trigger, Mark object) {
        List<Mark> members = candidates(reading);
        Optional<Mark> inside =
                members.stream()
                        .filter(m -> m.from() >= trigger.from() && m.to() <= trigger.to())
                        .filter(m -> !isSite(reading, m))
                        .reduce((_, b) -> b);
        if (inside.isPresent()) {
            return List.of(inside.get().value());
        }
        Optional<Mark> found =
                possessor(reading, members, trigger, object)
                        .or(() -> relative(reading, members, trigger))
                        .or(() -> subjectBefore(reading, members, trigger))
                        .or(() -> onlyOneBefore(reading, members, trigger))
                        .or(() -> subjectAfter(reading, members, trigger, object));
        return found.map(m -> MemberLists.around(reading, members, m))
                .or(() ->
                        isOfNobody(reading, trigger) || isOfThePact(reading, trigger)
                                ? Optional.empty()
                                : goesOn(reading))
                .orElse(List.of());
    }

    /** "The alliance sent no soldiers": the pact itself acts. */
    private static boolean isOfThePact(Reading reading, Mark trigger) {
        return !trigger.value().equals("NOUN")
                && reading.pacts().stream()
                        .anyMatch(p ->
                                p.from() <= 1
                                        && p.to() <= trigger.from()
                                        && p.to() <= PACT_SUBJECT_MAX)
                && reading.members().stream().noneMatch(m -> m.to() <= trigger.from());
    }

    /** "There were even cases of withdrawal" speaks of nobody in particular. */
    private static boolean isOfNobody(Reading reading, Mark trigger) {
        boolean isKnown = trigger.is("FREEZE") && reading.form(trigger.from() - 1).equals("the");
        return trigger.value().equals("NOUN")
                && !reading.isTitle()
                && !isKnown
                && reading.members().isEmpty()
                && !OWN.contains(reading.form(trigger.from() - 1))
                && !reading.has("STATENOUN")
                && reading.pacts().isEmpty();
    }

    /** Far into an article only a pronoun or "the country" goes on with the last member. */
    private static Optional<List<String>> goesOn(Reading reading) {
        boolean isNear = reading.index() < LEAD_SENTENCES || reading.has("STATENOUN");
        return isNear ? Optional.ofNullable(reading.lastMember()).map(List::of) : Optional.empty();
    }

    /**
     * The members that may be the subject: the leading one only if no other can be, nobody who is
     * only spoken to, and "the country" for the one that was named before it.
     */
    private static List<Mark> candidates(Reading reading) {
        List<Mark> all = new ArrayList<>(reading.members());
        List<Mark> others = all.stream().filter(m -> !reading.isLeading(m.value())).toList();
        List<Mark> those = others.isEmpty() && reading.lastMember() == null ? all : others;
        List<Mark> candidates =
                new ArrayList<>(
                        those.stream()
                                .filter(m -> !isAddressee(reading, m))
                                .filter(m -> !reading.hasWithin("VENUE", m.to(), m.to() + 1))
                                .toList());
        for (Mark noun : reading.of("STATENOUN")) {
            antecedent(reading, those, noun)
                    .ifPresent(code ->
                            candidates.add(new Mark("MEMBER", code, noun.from(), noun.to())));
        }
        candidates.sort(Comparator.comparingInt(Mark::from));
        return candidates;
    }

    private static boolean isAddressee(Reading reading, Mark member) {
        return isAddressed(reading, member)
                || reading.members().stream()
                        .filter(m -> m.value().equals(member.value()) && m.to() <= member.from())
                        .filter(m -> member.from() - m.to() <= TITLE_MAX)
                        .anyMatch(m -> isAddressed(reading, m));
    }

    private static boolean isAddressed(Reading reading, Mark member) {
        return ADDRESSING.contains(reading.form(member.from() - 1))
                || ADDRESSING.contains(reading.form(member.from() - 2));
    }

    private static Optional<String> antecedent(Reading reading, List<Mark> members, Mark noun) {
        return members.stream()
                .filter(m -> m.to() <= noun.from())
                .filter(m -> !isAddressee(reading, m) && !isGoverned(reading, m))
                .findFirst()
                .map(Mark::value)
                .or(() -> Optional.ofNullable(reading.lastMember()));
    }

    /** "Armenia's membership", "участие Армении", "withdrawal of Armenia", "Armenian exit". */
    private static Optional<Mark> possessor(
            Reading reading, List<Mark> members, Mark trigger, Mark object) {
        boolean isNoun = trigger.value().equals("NOUN");
        if (isNoun && OWN.contains(reading.form(trigger.from() - 1))) {
            return members.stream()
                    .filter(m -> m.to() <= trigger.from() && !isGoverned(reading, m))
                    .reduce((_, b) -> b);
        }
        int right = Math.max(trigger.to() + MEMBERSHIP_MAX, object.to());
        for (Mark member : members) {
            boolean hasTrigger =
                    isNoun
                            && member.to() < trigger.from()
                            && trigger.from() - member.to() <= POSSESSED_MAX
                            && reading.form(member.to()).equals("'s");
            boolean followsTrigger =
                    isNoun
                            && member.from() >= trigger.to()
                            && member.from() - trigger.to() <= 2
                            && isOfOrNothing(reading, trigger.to(), member.from());
            boolean followsMembership =
                    reading.within("MEMBERSHIP", trigger.from() - 4, right).stream()
                            .anyMatch(m ->
                                    member.from() >= m.to()
                                            && member.from() - m.to() <= 2
                                            && isOfOrNothing(reading, m.to(), member.from()));
            boolean precedesMembership =
                    reading.within("MEMBERSHIP", trigger.to(), trigger.to() + 7).stream()
                                    .anyMatch(m ->
                                            m.from() >= member.to() && m.from() - member.to() <= 2)
                            && member.from() >= trigger.to();
            if (hasTrigger || followsTrigger || followsMembership || precedesMembership) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    private static boolean isOfOrNothing(Reading reading, int from, int to) {
        for (int i = from; i < to; i++) {
            String form = reading.form(i);
            if (!form.equals("of")
                    && !form.equals("by")
                    && !form.equals("the")
                    && !form.equals("from")) {
                return false;
            }
        }
        return true;
    }

    /** "To Kyrgyzstan, which has asked for help": whom a relative clause tells of. */
    private static Optional<Mark> relative(Reading reading, List<Mark> members, Mark trigger) {
        return members.stream()
                .filter(m -> m.to() <= trigger.from() && trigger.from() - m.to() <= RELATIVE_MAX)
                .filter(m -> {
                    int next = m.to() + (reading.form(m.to()).equals(",") ? 1 : 0);
                    return RELATIVES.contains(reading.form(next))
                            && !PactObjects.isBreakBetween(reading, next, trigger.from());
                })
                .reduce((_, b) -> b);
    }

    /** The nearest member before the trigger that no preposition governs. */
    private static Optional<Mark> subjectBefore(Reading reading, List<Mark> members, Mark trigger) {
        int from = Clauses.around(reading, trigger)[0];
        Optional<Mark> free =
                members.stream()
                        .filter(m -> m.to() <= trigger.from() && m.from() >= from)
                        .filter(m -> !isGoverned(reading, m))
                        .reduce((_, b) -> b);
        return free.or(() ->
                members.stream()
                        .filter(m -> m.to() <= trigger.from())
                        .filter(m -> !isGoverned(reading, m))
                        .reduce((_, b) -> b));
    }

    /** "No application from Armenia to suspend": a governed one, if it is the only one named. */
    private static Optional<Mark> onlyOneBefore(Reading reading, List<Mark> members, Mark trigger) {
        List<Mark> before =
                members.stream()
                        .filter(m -> m.to() <= trigger.from())
                        .filter(m -> !isSite(reading, m))
                        .toList();
        boolean isOne = before.stream().map(Mark::value).distinct().count() == 1;
        return isOne ? Optional.of(before.getLast()) : Optional.empty();
    }

    /** "In Minsk": where something happens. */
    static boolean isSite(Reading reading, Mark member) {
        return SITES.contains(reading.form(member.from() - 1));
    }

    static boolean isGoverned(Reading reading, Mark member) {
        return reading.hasWithin("PREP", member.from() - 1, member.from())
                || reading.hasWithin("VENUE", member.to(), member.to() + 1);
    }

    /** "Из ОДКБ вышли Азербайджан, Грузия и Узбекистан"; "a CSTO exit for Armenia". */
    private static Optional<Mark> subjectAfter(
            Reading reading, List<Mark> members, Mark trigger, Mark object) {
        int after = Math.max(trigger.to(), object.to());
        return members.stream()
                .filter(m -> !isSite(reading, m))
                .filter(m -> m.from() >= trigger.to() && m.from() - after <= 3)
                .findFirst();
    }

    /** Whom expulsion is about: the member after it, "it", or the nearest one. */
    static List<String> expelled(Reading reading, Mark trigger) {
        if (PRONOUNS.contains(reading.form(trigger.to()))) {
            return Optional.ofNullable(reading.lastMember()).stream().toList();
        }
        return reading.members().stream()
                .min((a, b) ->
                        Integer.compare(
                                Math.abs(a.from() - trigger.to()),
                                Math.abs(b.from() - trigger.to())))
                .map(m -> MemberLists.around(reading, reading.members(), m))
                .orElse(List.of());
    }
}
