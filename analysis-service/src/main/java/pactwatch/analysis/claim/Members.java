package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.text.Mark;

/** Finds whose membership a trigger speaks of, and where a force goes. */
final class Members {

    private static final int LIST_GAP_MAX = 2;
    private static final Set<String> COORDINATORS = Set.of(",", "and", "и", "&", "or", "или", "а");
    private static final Set<String> INTO = Set.of("to", "into", "in", "в", "во", "на", "across");
    private static final Set<String> OUT_OF = Set.of("from", "из", "in", "в", "с");

    private static final Set<String> PRONOUNS = Set.of("it", "her", "them", "ее", "его", "их");

    private static final Set<String> OWN = Set.of("its", "their", "his", "her", "своем", "его");

    private Members() {}

    /** The members whose membership it is, told once each; empty if nobody is named. */
    static List<String> subjects(Reading reading, Mark trigger, Mark object) {
        List<Mark> members = reading.members();
        Optional<Mark> inside =
                members.stream()
                        .filter(m -> m.from() >= trigger.from() && m.to() <= trigger.to())
                        .findFirst();
        if (inside.isPresent()) {
            return List.of(inside.get().value());
        }
        Optional<Mark> possessor = possessor(reading, members, trigger, object);
        Optional<Mark> found =
                possessor
                        .or(() -> subjectBefore(reading, members, trigger))
                        .or(() -> onlyOneBefore(members, trigger))
                        .or(() -> subjectAfter(members, trigger, object));
        if (found.isPresent()) {
            return listAround(reading, members, found.get());
        }
        return reading.lastMember() == null ? List.of() : List.of(reading.lastMember());
    }

    /** "Armenia's membership", "участие Армении", "withdrawal of Armenia", "Armenian exit". */
    private static Optional<Mark> possessor(
            Reading reading, List<Mark> members, Mark trigger, Mark object) {
        boolean isNoun = trigger.value().equals("NOUN");
        if (isNoun && OWN.contains(reading.form(trigger.from() - 1))) {
            return members.stream()
                    .filter(m -> m.to() <= trigger.from() && !isGoverned(reading, m))
                    .findFirst();
        }
        int right = Math.max(trigger.to(), object.to());
        for (Mark member : members) {
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
            if (followsTrigger || followsMembership || precedesMembership) {
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
    private static Optional<Mark> onlyOneBefore(List<Mark> members, Mark trigger) {
        List<Mark> before = members.stream().filter(m -> m.to() <= trigger.from()).toList();
        boolean isOne = before.stream().map(Mark::value).distinct().count() == 1;
        return isOne ? Optional.of(before.getLast()) : Optional.empty();
    }

    private static boolean isGoverned(Reading reading, Mark member) {
        return reading.hasWithin("PREP", member.from() - 1, member.from())
                || reading.hasWithin("VENUE", member.to(), member.to() + 1);
    }

    /** "Из ОДКБ вышли Азербайджан, Грузия и Узбекистан"; "a CSTO exit for Armenia". */
    private static Optional<Mark> subjectAfter(List<Mark> members, Mark trigger, Mark object) {
        int after = Math.max(trigger.to(), object.to());
        return members.stream()
                .filter(m -> m.from() >= trigger.to() && m.from() - after <= 3)
                .findFirst();
    }

    /** A member with those that stand in one list with it. */
    private static List<String> listAround(Reading reading, List<Mark> members, Mark one) {
        int at = members.indexOf(one);
        List<String> codes = new ArrayList<>();
        int first = at;
        while (first > 0 && isListed(reading, members.get(first - 1), members.get(first))) {
            first--;
        }
        int last = at;
        while (last + 1 < members.size()
                && isListed(reading, members.get(last), members.get(last + 1))) {
            last++;
        }
        boolean closes = closesWithAnd(reading, members, first, last);
        for (int i = closes ? first : at; i <= (closes ? last : at); i++) {
            if (!codes.contains(members.get(i).value())) {
                codes.add(members.get(i).value());
            }
        }
        return codes;
    }

    /** Commas make a list only if it closes with "and". */
    private static boolean closesWithAnd(Reading reading, List<Mark> members, int first, int last) {
        if (first == last) {
            return true;
        }
        String before = reading.form(members.get(last).from() - 1);
        return !before.equals(",");
    }

    private static boolean isListed(Reading reading, Mark left, Mark right) {
        int gap = right.from() - left.to();
        if (gap < 1 || gap > LIST_GAP_MAX) {
            return false;
        }
        for (int i = left.to(); i < right.from(); i++) {
            if (!COORDINATORS.contains(reading.form(i))) {
                return false;
            }
        }
        return true;
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
                .map(m -> listAround(reading, reading.members(), m))
                .orElse(List.of());
    }

    /** Where a force is sent: the member after "to" or "in", or the one that the text is about. */
    static Optional<String> destination(Reading reading, Mark trigger) {
        Optional<Mark> governed =
                reading.members().stream()
                        .filter(m -> INTO.contains(prepositionOf(reading, m)))
                        .min((a, b) -> Integer.compare(distance(a, trigger), distance(b, trigger)));
        if (governed.isPresent()) {
            return governed.map(Mark::value);
        }
        boolean isNoun = trigger.value().equals("NOUN");
        Optional<Mark> entered =
                reading.members().stream()
                        .filter(m ->
                                m.from() == trigger.to() || (isNoun && m.to() == trigger.from()))
                        .findFirst();
        return entered.map(Mark::value).or(() -> lastPlace(reading));
    }

    private static Optional<String> lastPlace(Reading reading) {
        return Optional.ofNullable(reading.lastPlace())
                .or(() -> Optional.ofNullable(reading.lastMember()));
    }

    /** Where a force leaves from. */
    static Optional<String> place(Reading reading, Mark trigger) {
        Optional<String> governed =
                reading.members().stream()
                        .filter(m -> OUT_OF.contains(prepositionOf(reading, m)))
                        .min((a, b) -> Integer.compare(distance(a, trigger), distance(b, trigger)))
                        .map(Mark::value);
        Optional<String> left =
                reading.members().stream()
                        .filter(m -> m.from() == trigger.to())
                        .map(Mark::value)
                        .findFirst();
        return left.or(() -> governed).or(() -> lastPlace(reading));
    }

    /** The preposition before a member, over at most one adjective or article. */
    private static String prepositionOf(Reading reading, Mark member) {
        String one = reading.form(member.from() - 1);
        boolean isFiller =
                one.equals("the") || one.equals("neighbouring") || one.equals("protest-hit");
        return isFiller ? reading.form(member.from() - 2) : one;
    }

    private static int distance(Mark a, Mark b) {
        return a.from() >= b.to() ? a.from() - b.to() : Math.max(0, b.from() - a.to());
    }
}
