package pactwatch.analysis.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Matches patterns at the words of one sentence. */
final class Matching {

    private static final int NO_MATCH = -1;

    private final Sentence sentence;
    private final List<BitSet> fitting;
    private final List<Mark> marks;

    /** Index of the first mark that begins at each token or after it. */
    private final int[] firstFrom;

    /**
     * @param fitting for each word the numbers of the elements that it fits
     * @param marks those that classes in patterns stand for, by position
     */
    Matching(Sentence sentence, List<BitSet> fitting, List<Mark> marks) {
        this.sentence = sentence;
        this.fitting = fitting;
        this.marks = marks;
        this.firstFrom = new int[sentence.size()];
        int next = 0;
        for (int at = 0; at < firstFrom.length; at++) {
            while (next < marks.size() && marks.get(next).from() < at) {
                next++;
            }
            firstFrom[at] = next;
        }
    }

    List<String> classesAt(int at) {
        if (!isAt(firstFrom[at], at)) {
            return List.of();
        }
        List<String> classes = new ArrayList<>(2);
        for (int i = firstFrom[at]; isAt(i, at); i++) {
            classes.add(marks.get(i).category());
        }
        return classes;
    }

    private boolean isAt(int index, int at) {
        return index < marks.size() && marks.get(index).from() == at;
    }

    private int classEnd(String name, int at) {
        int end = NO_MATCH;
        for (int i = firstFrom[at]; isAt(i, at); i++) {
            end = marks.get(i).is(name) ? Math.max(end, marks.get(i).to()) : end;
        }
        return end;
    }

    /** The index after the longest match of the elements from one on, or -1. */
    int end(List<PatternElement> elements, int from, int first) {
        int at = from;
        for (int i = first; i < elements.size(); i++) {
            PatternElement wanted = elements.get(i);
            if (wanted.isGap()) {
                return endAfterGap(elements, at, i, wanted);
            }
            int next = endOfOne(wanted, at);
            if (wanted.isOptional()) {
                int end = next == NO_MATCH ? NO_MATCH : end(elements, next, i + 1);
                return end == NO_MATCH ? end(elements, at, i + 1) : end;
            }
            if (next == NO_MATCH) {
                return NO_MATCH;
            }
            at = next;
        }
        return at;
    }

    private int endAfterGap(
            List<PatternElement> elements, int at, int element, PatternElement gap) {
        int position = at;
        for (int width = 0; width <= gap.gapMax(); width++) {
            int end = width < gap.gapMin() ? NO_MATCH : end(elements, position, element + 1);
            if (end != NO_MATCH) {
                return end;
            }
            if (position >= sentence.size() || !isInGap(sentence.token(position))) {
                return NO_MATCH;
            }
            position++;
        }
        return NO_MATCH;
    }

    private static boolean isInGap(Token token) {
        return token.isWord() || token.is("'s") || token.is("\"") || token.is("-");
    }

    private int endOfOne(PatternElement wanted, int at) {
        if (at >= sentence.size()) {
            return NO_MATCH;
        }
        String name = wanted.className();
        if (name != null) {
            return classEnd(name, at);
        }
        return fitting.get(at).get(wanted.number()) ? at + 1 : NO_MATCH;
    }

    /** The tense of a word, as its morphology has it. */
    static String tense(Token token, PatternElement first) {
        for (Morph morph : token.morphs()) {
            if (first.names(morph.lemma())) {
                return morph.tense().name();
            }
        }
        return Morph.Tense.NONE.name();
    }
}
