package pactwatch.analysis.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads Russian forms that no dictionary lists, by their endings. */
final class RussianEndings {

    private static final int STEM_MIN = 4;

    /** Endings of verbs in "-ировать" and "-ать(ся)", which new words of the press mostly are. */
    private static final Map<String, Morph.Tense> VERBS =
            Map.ofEntries(
                    Map.entry("ировал", Morph.Tense.PAST),
                    Map.entry("ировала", Morph.Tense.PAST),
                    Map.entry("ировали", Morph.Tense.PAST),
                    Map.entry("ировало", Morph.Tense.PAST),
                    Map.entry("ирован", Morph.Tense.PAST),
                    Map.entry("ирована", Morph.Tense.PAST),
                    Map.entry("ировано", Morph.Tense.PAST),
                    Map.entry("ированы", Morph.Tense.PAST),
                    Map.entry("ировав", Morph.Tense.PAST),
                    Map.entry("ирует", Morph.Tense.PRES),
                    Map.entry("ируют", Morph.Tense.PRES),
                    Map.entry("ируя", Morph.Tense.ING),
                    Map.entry("ировать", Morph.Tense.INF));

    private static final String VOWELS = "аеиоуыэюя";
    private static final String CONSONANTS = "бвгджзклмнпрстфхцчшщ";

    private RussianEndings() {}

    static List<Morph> read(String form) {
        String bare = reflexiveStem(form);
        String suffix = form.length() > bare.length() ? "ся" : "";
        for (Map.Entry<String, Morph.Tense> ending : VERBS.entrySet()) {
            if (bare.endsWith(ending.getKey())
                    && bare.length() - ending.getKey().length() >= STEM_MIN - 1) {
                String stem = bare.substring(0, bare.length() - ending.getKey().length());
                return List.of(Morph.of(stem + "ировать" + suffix, ending.getValue()));
            }
        }
        return form.length() >= STEM_MIN ? name(form) : List.of();
    }

    private static String reflexiveStem(String form) {
        return form.endsWith("ся") || form.endsWith("сь")
                ? form.substring(0, form.length() - 2)
                : form;
    }

    /** A surname of a man, as most of those that the dictionary lacks; "-ова" is of either sex. */
    private static List<Morph> name(String form) {
        List<Morph> morphs = new ArrayList<>();
        char last = form.charAt(form.length() - 1);
        String stem = form.substring(0, form.length() - 1);
        if (CONSONANTS.indexOf(last) >= 0 && !form.endsWith("ом") && !form.endsWith("ым")) {
            morphs.add(noun(form, Morph.Case.NOMINATIVE));
            return morphs;
        }
        if (form.endsWith("ом") || form.endsWith("ым") || form.endsWith("ем")) {
            morphs.add(noun(form.substring(0, form.length() - 2), Morph.Case.INSTRUMENTAL));
        }
        boolean isDeclined = VOWELS.indexOf(stem.charAt(stem.length() - 1)) < 0;
        switch (isDeclined ? last : ' ') {
            case 'а' -> {
                morphs.add(noun(stem, Morph.Case.GENITIVE));
                morphs.add(noun(stem, Morph.Case.ACCUSATIVE));
                if (form.endsWith("ова") || form.endsWith("ева") || form.endsWith("ина")) {
                    morphs.add(noun(form, Morph.Case.NOMINATIVE));
                }
            }
            case 'у' -> morphs.add(noun(stem, Morph.Case.DATIVE));
            case 'е' -> morphs.add(noun(stem, Morph.Case.LOCATIVE));
            default -> {}
        }
        return morphs;
    }

    private static Morph noun(String lemma, Morph.Case casus) {
        return new Morph(lemma, Morph.Tense.NOUN, casus);
    }
}
