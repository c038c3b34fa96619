package pactwatch.analysis.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what an element of a pattern may make a word part of, without a look at the rest. */
final class WordIndex<T> {

    private static final int PREFIX_LENGTH = 2;

    private final Map<String, List<T>> byWord = new HashMap<>();
    private final Map<String, List<T>> byPrefix = new HashMap<>();

    /** Adds what stands behind each word and each stem of an element. */
    void add(PatternElement element, T target) {
        Set<String> prefixes = new LinkedHashSet<>();
        Set<String> words = new LinkedHashSet<>(element.words());
        for (PatternElement.Choice choice : element.choices()) {
            if (choice.isStem()) {
                prefixes.add(prefix(choice.text()));
            } else {
                words.add(choice.text());
            }
        }
        prefixes.forEach(p -> add(byPrefix, p, target));
        words.forEach(w -> add(byWord, w, target));
    }

    private void add(Map<String, List<T>> index, String key, T target) {
        index.computeIfAbsent(key, _ -> new ArrayList<>()).add(target);
    }

    private static String prefix(String form) {
        return form.substring(0, Math.min(PREFIX_LENGTH, form.length()));
    }

    /** What a word may be part of; some more than once. */
    List<T> of(Token token) {
        List<T> found = new ArrayList<>(byWord.getOrDefault(token.form(), List.of()));
        for (Morph morph : token.morphs()) {
            if (!morph.lemma().equals(token.form())) {
                found.addAll(byWord.getOrDefault(morph.lemma(), List.of()));
            }
        }
        found.addAll(byPrefix.getOrDefault(prefix(token.form()), List.of()));
        if (token.form().length() > 1) {
            found.addAll(byPrefix.getOrDefault(token.form().substring(0, 1), List.of()));
        }
        return found;
    }
}
