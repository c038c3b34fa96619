package pactwatch.analysis.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Matches patterns at the words of one sentence. */
final class Matching {

    private static final int NO_MATCH = -1;

    private final Sentence sentence;
    private final Map<Integer, Map<String, Integer>> classEnds = new HashMap<>();

    /**
     * @param marks those that classes in patterns stand for
     */
    Matching(Sentence sentence, List<Mark> marks) {
        this.sentence = sentence;
        for (Mark mark : marks) {
            classEnds
                    .computeIfAbsent(mark.from(), _ -> new HashMap<>())
                    .merge(mark.category(), mark.to(), Math::max);
        }
    }

    Set<String> classesAt(int at) {
        return classEnds.getOrDefault(at, Map.of()).keySet();
    }

    /** The index after the longest match of the elements from one on, or -1. */
    int end(List<PatternElement> elements, int at, int element) {
        if (element == elements.size()) {
            return at;
        }
        PatternElement wanted = elements.get(element);
        if (wanted.isGap()) {
            return endAfterGap(elements, at, element, wanted);
        }
        int next = endOfOne(wanted, at);
        int end = next == NO_MATCH ? NO_MATCH : end(elements, next, element + 1);
        return end == NO_MATCH && wanted.isOptional() ? end(elements, at, element + 1) : end;
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
            return classEnds.getOrDefault(at, Map.of()).getOrDefault(name, NO_MATCH);
        }
        return wanted.matches(sentence.token(at)) ? at + 1 : NO_MATCH;
    }

    /** The tense of the word at a position, as its morphology has it. */
    String tense(int at, PatternElement first) {
        for (Morph morph : sentence.token(at).morphs()) {
            if (first.names(morph.lemma())) {
                return morph.tense().name();
            }
        }
        return Morph.Tense.NONE.name();
    }
}
