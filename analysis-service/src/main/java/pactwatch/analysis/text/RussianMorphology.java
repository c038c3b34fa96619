package pactwatch.analysis.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;

/**
 * Russian by the dictionary of LanguageTool (after AOT). A form that the dictionary lacks, such as
 * a surname or a verb with a new prefix, is read by its ending.
 */
final class RussianMorphology implements Morphology {

    static final RussianMorphology INSTANCE = new RussianMorphology();

    private static final String FOLDER = "/org/languagetool/resource/ru/russian";
    private static final int CACHED_MAX = 50_000;

    private final Dictionary dictionary;
    private final Map<String, List<Morph>> cache = new ConcurrentHashMap<>();

    private RussianMorphology() {
        try (InputStream words = resource(FOLDER + ".dict");
                InputStream settings = resource(FOLDER + ".info")) {
            dictionary = Dictionary.read(words, settings);
        } catch (IOException e) {
            throw new UncheckedIOException("The Russian dictionary cannot be read", e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream file = RussianMorphology.class.getResourceAsStream(name);
        if (file == null) {
            throw new IOException("There is no " + name);
        }
        return file;
    }

    @Override
    public List<Morph> of(String form) {
        List<Morph> known = cache.get(form);
        if (known != null) {
            return known;
        }
        if (cache.size() >= CACHED_MAX) {
            cache.clear();
        }
        List<Morph> found = List.copyOf(read(form));
        cache.put(form, found);
        return found;
    }

    private List<Morph> read(String form) {
        if (form.charAt(0) < '\u0400') {
            return List.of();
        }
        Set<Morph> morphs = new LinkedHashSet<>();
        List<WordData> words = new ArrayList<>();
        for (WordData word : new DictionaryLookup(dictionary).lookup(form)) {
            boolean isVerb = String.valueOf(word.getTag()).startsWith("VB");
            words.add(isVerb ? 0 : words.size(), word.clone());
        }
        for (WordData word : words) {
            morphs.add(
                    morph(
                            SentenceReader.fold(word.getStem().toString()),
                            String.valueOf(word.getTag())));
        }
        return morphs.isEmpty() ? RussianEndings.read(form) : presentFirst(morphs);
    }

    /** "Выходит" is of "to go out" and, hardly ever, the future of "to nurse". */
    private static List<Morph> presentFirst(Set<Morph> morphs) {
        List<Morph> sorted = new ArrayList<>(morphs);
        boolean isPresent = morphs.stream().anyMatch(m -> m.tense() == Morph.Tense.PRES);
        sorted.removeIf(m -> isPresent && m.tense() == Morph.Tense.FUT);
        return sorted;
    }

    private static Morph morph(String lemma, String tag) {
        Set<String> parts = Set.of(tag.split(":", -1));
        String kind = tag.indexOf(':') < 0 ? tag : tag.substring(0, tag.indexOf(':'));
        Morph.Tense tense =
                switch (kind) {
                    case "VB", "DPT" -> tense(parts);
                    case "PT", "PT_Short" ->
                            parts.contains("Past") ? Morph.Tense.PAST : Morph.Tense.PRES;
                    case "NN" -> Morph.Tense.NOUN;
                    default -> Morph.Tense.NONE;
                };
        return new Morph(lemma, tense, casus(parts));
    }

    private static Morph.Tense tense(Set<String> parts) {
        if (parts.contains("INF")) {
            return Morph.Tense.INF;
        }
        if (parts.contains("IMP")) {
            return Morph.Tense.BASE;
        }
        if (parts.contains("DPT") && parts.contains("Real")) {
            return Morph.Tense.ING;
        }
        return parts.contains("Past")
                ? Morph.Tense.PAST
                : parts.contains("Fut") ? Morph.Tense.FUT : Morph.Tense.PRES;
    }

    private static Morph.Case casus(Set<String> parts) {
        for (Map.Entry<String, Morph.Case> entry : CASES.entrySet()) {
            if (parts.contains(entry.getKey())) {
                return entry.getValue();
            }
        }
        return Morph.Case.NONE;
    }

    private static final Map<String, Morph.Case> CASES =
            Map.of(
                    "Nom", Morph.Case.NOMINATIVE,
                    "R", Morph.Case.GENITIVE,
                    "D", Morph.Case.DATIVE,
                    "V", Morph.Case.ACCUSATIVE,
                    "T", Morph.Case.INSTRUMENTAL,
                    "P", Morph.Case.LOCATIVE);
}
