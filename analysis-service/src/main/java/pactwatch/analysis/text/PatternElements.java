package pactwatch.analysis.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The elements of all patterns of a language, each once. A word is compared with them when it is
 * first met; whether it fits an element is then one bit.
 */
final class PatternElements {

    private final Map<String, PatternElement> byText = new HashMap<>();
    private final WordIndex<PatternElement> index = new WordIndex<>();
    private final List<PatternElement> anyWord = new ArrayList<>();

    /** The element that is written so. */
    PatternElement of(String text) {
        return byText.computeIfAbsent(text, this::add);
    }

    private PatternElement add(String text) {
        PatternElement element = PatternElement.of(byText.size(), text);
        index.add(element, element);
        if (element.choices().stream().anyMatch(PatternElement.Choice::isAny)) {
            anyWord.add(element);
        }
        return element;
    }

    /** The numbers of the elements that a word can stand for. */
    BitSet fitting(Token token) {
        BitSet fitting = new BitSet();
        for (PatternElement element : index.of(token)) {
            if (element.matches(token)) {
                fitting.set(element.number());
            }
        }
        for (PatternElement element : anyWord) {
            if (element.matches(token)) {
                fitting.set(element.number());
            }
        }
        return BitSet.valueOf(fitting.toLongArray());
    }
}
