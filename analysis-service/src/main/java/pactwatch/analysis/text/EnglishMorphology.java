package pactwatch.analysis.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * English by its few endings, and by a list of irregular forms. Without a dictionary a form has
 * every lemma that its ending allows ("stopped": stop, stopp, stoppe); wrong ones match nothing.
 */
final class EnglishMorphology implements Morphology {

    static final EnglishMorphology INSTANCE = new EnglishMorphology();

    private static final int CACHED_MAX = 50_000;
    private static final int STEM_MIN = 2;

    private final Map<String, List<Morph>> irregular = new HashMap<>();
    private final Map<String, List<Morph>> cache = new ConcurrentHashMap<>();

    private EnglishMorphology() {
        try (InputStream file = EnglishMorphology.class.getResourceAsStream("/morphology/en.tsv")) {
            if (file == null) {
                throw new IOException("There is no /morphology/en.tsv");
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .map(l -> l.split("\t", -1))
                    .forEach(this::addIrregular);
        } catch (IOException e) {
            throw new UncheckedIOException("The irregular forms cannot be read", e);
        }
    }

    private void addIrregular(String[] row) {
        for (String form : row[2].split(" ", -1)) {
            irregular
                    .computeIfAbsent(form, _ -> new ArrayList<>())
                    .add(Morph.of(row[0], Morph.Tense.valueOf(row[1])));
        }
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
        List<Morph> known = irregular.get(form);
        if (known != null) {
            return known;
        }
        List<Morph> morphs = new ArrayList<>();
        if (form.endsWith("ing")) {
            add(morphs, form, 3, Morph.Tense.ING);
        } else if (form.endsWith("ied")) {
            morphs.add(Morph.of(form.substring(0, form.length() - 3) + "y", Morph.Tense.PAST));
        } else if (form.endsWith("ed")) {
            add(morphs, form, 2, Morph.Tense.PAST);
        } else if (form.endsWith("ies")) {
            morphs.add(Morph.of(form.substring(0, form.length() - 3) + "y", Morph.Tense.PRES));
        } else if (form.endsWith("s") && !form.endsWith("ss")) {
            morphs.add(Morph.of(form.substring(0, form.length() - 1), Morph.Tense.PRES));
            if (form.endsWith("es")) {
                morphs.add(Morph.of(form.substring(0, form.length() - 2), Morph.Tense.PRES));
            }
        } else {
            morphs.add(Morph.of(form, Morph.Tense.BASE));
        }
        return morphs;
    }

    /**
     * Lemmas of a form that ends in "ing" or "ed": with and without an e, a doubled letter once.
     */
    private static void add(List<Morph> morphs, String form, int ending, Morph.Tense tense) {
        String stem = form.substring(0, form.length() - ending);
        if (stem.length() < STEM_MIN) {
            return;
        }
        Set<String> lemmas = new LinkedHashSet<>(List.of(stem, stem + "e"));
        int last = stem.length() - 1;
        if (stem.charAt(last) == stem.charAt(last - 1)) {
            lemmas.add(stem.substring(0, last));
        }
        lemmas.forEach(l -> morphs.add(Morph.of(l, tense)));
    }
}
