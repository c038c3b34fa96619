package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Sentence;

/**
 * A sentence with its marks and what they refer to.
 *
 * @param pacts mentions of the pact, "the bloc" among them where it stands for the pact
 * @param pactIsTopic whether the last organisation named before the sentence is the pact
 * @param lastMember the member that the text before was about
 * @param lastPlace the member that the sentence before was in or went to
 */
record Reading(
        Sentence sentence,
        List<Mark> marks,
        List<Mark> pacts,
        boolean pactIsTopic,
        @Nullable String lastMember,
        @Nullable String lastPlace,
        int index,
        boolean isTitle) {

    /** A name of so many words is a name however it is written. */
    private static final int LONG_NAME = 4;

    private static final Set<String> NEEDS_CAPITAL =
            Set.of("PACT", "RIVAL", "MEMBER", "LEADER", "SECRETARIAT");

    /**
     * Drops marks of names that are not written as names, and rivals inside the pact's own names.
     */
    static List<Mark> sound(Sentence sentence, List<Mark> marks) {
        List<Mark> names =
                marks.stream().filter(m -> m.is("PACT") && isCapitalised(sentence, m)).toList();
        List<Mark> idioms = marks.stream().filter(m -> m.is("IDIOM")).toList();
        return marks.stream()
                .filter(m -> !NEEDS_CAPITAL.contains(m.category()) || isCapitalised(sentence, m))
                .filter(m -> marks.stream().noneMatch(o -> isLongerOfSameSort(o, m)))
                .filter(m -> !m.is("FORCE") || idioms.stream().noneMatch(i -> covers(i, m)))
                .filter(m -> !m.is("RIVAL") || names.stream().noneMatch(n -> covers(n, m)))
                .filter(m -> !m.is("MEMBER") || names.stream().noneMatch(n -> covers(n, m)))
                .toList();
    }

    /** Adjectives of peoples are small in Russian; a name has at least one capital elsewhere. */
    private static boolean isCapitalised(Sentence sentence, Mark mark) {
        for (int i = mark.from(); i < mark.to(); i++) {
            if (sentence.token(i).isCapital()) {
                return true;
            }
        }
        String first = sentence.token(mark.from()).form();
        boolean isLong = mark.length() >= LONG_NAME;
        return (mark.is("MEMBER") || mark.value().equals("descriptor") || isLong)
                && first.charAt(0) >= '\u0400';
    }

    /** "Out of" within "take Armenia out of" is no trigger of its own. */
    private static boolean isLongerOfSameSort(Mark outer, Mark inner) {
        return outer.is(inner.category())
                && covers(outer, inner)
                && outer.length() > inner.length()
                && !inner.is("MEMBER");
    }

    private static boolean covers(Mark outer, Mark inner) {
        return outer.from() <= inner.from() && outer.to() >= inner.to();
    }

    List<Mark> of(String category) {
        return marks.stream().filter(m -> m.is(category)).toList();
    }

    boolean has(String category) {
        return marks.stream().anyMatch(m -> m.is(category));
    }

    /** Marks of a category that touch a range of tokens. */
    List<Mark> within(String category, int from, int to) {
        return marks.stream()
                .filter(m -> m.is(category) && m.from() < to && m.to() > from)
                .toList();
    }

    boolean hasWithin(String category, int from, int to) {
        return marks.stream().anyMatch(m -> m.is(category) && m.from() < to && m.to() > from);
    }

    boolean hasWithin(String category, int from, int to, Predicate<Mark> which) {
        return within(category, from, to).stream().anyMatch(which);
    }

    String form(int token) {
        return token < 0 || token >= sentence.size() ? "" : sentence.token(token).form();
    }

    /** Mentions of members, by position; of overlapping ones the longest. */
    List<Mark> members() {
        List<Mark> members = new ArrayList<>();
        for (Mark mark : of("MEMBER")) {
            Mark last = members.isEmpty() ? null : members.getLast();
            if (last == null || mark.from() >= last.to()) {
                members.add(mark);
            }
        }
        return members;
    }
}
