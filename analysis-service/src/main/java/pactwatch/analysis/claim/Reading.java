package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Marks;
import pactwatch.analysis.text.Sentence;

/**
 * A sentence with its marks and what they refer to.
 *
 * @param members mentions of members, by position; of overlapping ones the longest
 * @param pacts mentions of the pact, "the bloc" among them where it stands for the pact
 * @param discourse what the sentence can refer back to
 */
record Reading(
        Sentence sentence,
        Marks marks,
        List<Mark> members,
        List<Mark> pacts,
        Discourse discourse,
        int index,
        boolean isTitle) {

    /** A name of so many words is a name however it is written. */
    private static final int LONG_NAME = 4;

    /** No pattern matches more words. */
    private static final int PATTERN_LENGTH_MAX = 20;

    private static final Set<String> AFTER_MILITARY =
            Set.of(
                    "alliance",
                    "bloc",
                    "pact",
                    "organization",
                    "organisation",
                    "exercise",
                    "exercises",
                    "drills",
                    "cooperation",
                    "help",
                    "aid",
                    "assistance",
                    "support",
                    "expert",
                    "analyst",
                    "ties",
                    "union",
                    "treaty");

    private static final Set<String> NEEDS_CAPITAL =
            Set.of("PACT", "RIVAL", "MEMBER", "LEADER", "SECRETARIAT", Lexicon.PLACE);

    /**
     * Drops marks of names that are not written as names, and rivals inside the pact's own names.
     */
    static Marks sound(Sentence sentence, List<Mark> marks) {
        boolean isSmall = isSmall(sentence);
        List<Mark> names = new ArrayList<>();
        List<Mark> idioms = new ArrayList<>();
        for (Mark mark : marks) {
            if (mark.is("PACT") && isName(sentence, isSmall, mark)) {
                names.add(mark);
            } else if (mark.is("IDIOM")) {
                idioms.add(mark);
            }
        }
        List<Mark> sound = new ArrayList<>(marks.size());
        for (Mark mark : marks) {
            boolean isWritten =
                    !NEEDS_CAPITAL.contains(mark.category()) || isName(sentence, isSmall, mark);
            if (isWritten
                    && !isInLonger(marks, mark)
                    && !isOfOther(sentence, names, idioms, mark)) {
                sound.add(mark);
            }
        }
        return Marks.of(sound);
    }

    /** Soldiers that are none, words that an idiom blinds, and names inside the pact's own. */
    private static boolean isOfOther(
            Sentence sentence, List<Mark> names, List<Mark> idioms, Mark mark) {
        for (Mark idiom : idioms) {
            if (blinds(idiom, mark) || (mark.is("FORCE") && covers(idiom, mark))) {
                return true;
            }
        }
        return switch (mark.category()) {
            case "FORCE" -> isAdjective(sentence, mark);
            case "RIVAL" -> names.stream().anyMatch(n -> isOf(n, mark));
            case "MEMBER" -> names.stream().anyMatch(n -> covers(n, mark));
            default -> false;
        };
    }

    /**
     * "No hope left": words that together are no trigger, or none of the category that the idiom
     * names.
     */
    private static boolean blinds(Mark idiom, Mark mark) {
        return (idiom.value().equals("BLIND") || mark.is(idiom.value()))
                && !mark.is("IDIOM")
                && !NEEDS_CAPITAL.contains(mark.category())
                && covers(idiom, mark);
    }

    /** "Military alliance", "military help": no soldiers. */
    private static boolean isAdjective(Sentence sentence, Mark force) {
        return force.to() < sentence.size()
                && sentence.token(force.to() - 1).is("military")
                && AFTER_MILITARY.contains(sentence.token(force.to()).form());
    }

    /** Adjectives of peoples are small in Russian; a name has at least one capital elsewhere. */
    private static boolean isName(Sentence sentence, boolean isSmall, Mark mark) {
        for (int i = mark.from(); i < mark.to(); i++) {
            if (sentence.token(i).isCapital()) {
                return true;
            }
        }
        boolean isLong = mark.length() >= LONG_NAME;
        return isSmall
                || ((mark.is("MEMBER") || mark.value().equals("descriptor") || isLong)
                        && sentence.token(mark.from()).form().charAt(0) >= '\u0400');
    }

    /** Looks only at the marks, sorted by position, that are near enough to cover this one. */
    private static boolean isInLonger(List<Mark> marks, Mark inner) {
        int at = Marks.indexFrom(marks, inner.from() - PATTERN_LENGTH_MAX);
        for (int i = at; i < marks.size() && marks.get(i).from() <= inner.from(); i++) {
            if (isLongerOfSameSort(marks.get(i), inner)) {
                return true;
            }
        }
        return false;
    }

    /** Somebody who writes no capitals at all writes none in names either. */
    private static boolean isSmall(Sentence sentence) {
        for (int i = 0; i < sentence.size(); i++) {
            if (sentence.token(i).isCapital()) {
                return false;
            }
        }
        return true;
    }

    /** "Out of" within "take Armenia out of" is no trigger of its own. */
    private static boolean isLongerOfSameSort(Mark outer, Mark inner) {
        return outer.to() >= inner.to()
                && outer.length() > inner.length()
                && covers(outer, inner)
                && outer.is(inner.category())
                && !inner.is("MEMBER");
    }

    /** "CIS Collective Security Treaty": a rival's name as a part of the pact's. */
    private static boolean isOf(Mark name, Mark rival) {
        return covers(name, rival) || (rival.to() == name.from() && name.length() > 1);
    }

    private static boolean covers(Mark outer, Mark inner) {
        return outer.from() <= inner.from() && outer.to() >= inner.to();
    }

    /** Whether nothing at a token can be the object of a verb before it. */
    boolean endsObject(int token) {
        return token >= sentence.size()
                || !sentence.token(token).isWord()
                || hasWithin("ENDS", token, token + 1);
    }

    boolean pactIsTopic() {
        return discourse.pactIsTopic();
    }

    @Nullable String lastMember() {
        return discourse.lastMember();
    }

    @Nullable String lastPlace() {
        return discourse.lastPlace();
    }

    boolean isLeading(String member) {
        return discourse.isLeading(member);
    }

    boolean isParty(String member) {
        return discourse.parties().contains(member);
    }

    List<Mark> of(String category) {
        return marks.of(category);
    }

    boolean has(String category) {
        return marks.has(category);
    }

    /** Marks of a category that touch a range of tokens. */
    List<Mark> within(String category, int from, int to) {
        return marks.within(category, from, to);
    }

    boolean hasWithin(String category, int from, int to) {
        return marks.hasWithin(category, from, to);
    }

    /** Whether a category stands within so many words of a trigger, or in it. */
    boolean hasNear(String category, Mark trigger, int window) {
        return hasWithin(category, trigger.from() - window, trigger.to() + window);
    }

    boolean hasWithin(String category, int from, int to, Predicate<Mark> which) {
        return within(category, from, to).stream().anyMatch(which);
    }

    String form(int token) {
        return token < 0 || token >= sentence.size() ? "" : sentence.token(token).form();
    }

    /** The forms of a range of tokens. */
    String words(int from, int to) {
        StringJoiner words = new StringJoiner(" ");
        for (int i = from; i < to; i++) {
            words.add(form(i));
        }
        return words.toString();
    }

    /** Mentions of members, by position; of overlapping ones the longest. */
    static List<Mark> members(Marks marks) {
        return apart(marks.of("MEMBER"));
    }

    /** Mentions of members and of places within them, by position. */
    List<Mark> places() {
        List<Mark> all = new ArrayList<>(marks.of("MEMBER"));
        all.addAll(marks.of(Lexicon.PLACE));
        all.sort(Comparator.comparingInt(Mark::from));
        return apart(all);
    }

    private static List<Mark> apart(List<Mark> all) {
        List<Mark> apart = new ArrayList<>();
        for (Mark mark : all) {
            Mark last = apart.isEmpty() ? null : apart.getLast();
            if (last == null || mark.from() >= last.to()) {
                apart.add(mark);
            }
        }
        return apart;
    }
}
