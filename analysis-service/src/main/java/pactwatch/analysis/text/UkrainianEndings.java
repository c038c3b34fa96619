package pactwatch.analysis.text;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells Ukrainian verbs by their endings, with their tense: enough to see where a clause has its
 * predicate. A form stands for its own lemma.
 */
final class UkrainianEndings implements Morphology {

    static final UkrainianEndings INSTANCE = new UkrainianEndings();

    private static final int LENGTH_MIN = 5;

    /** Nouns that end as verbs do. */
    private static final Set<String> NOUNS =
            Set.of(
                    "депутати",
                    "делегати",
                    "солдати",
                    "мандати",
                    "результати",
                    "дипломати",
                    "палати",
                    "дати",
                    "експерти",
                    "генерала",
                    "журнала",
                    "канала",
                    "сигнала",
                    "капітала",
                    "персонала",
                    "скандала",
                    "голова",
                    "справа",
                    "членів",
                    "участь",
                    "область",
                    "частина",
                    "вість",
                    "новини",
                    "відповідь",
                    "столиця");

    private static final List<Map.Entry<String, Morph.Tense>> ENDINGS =
            List.of(
                    Map.entry("ватиме", Morph.Tense.FUT),
                    Map.entry("ватимуть", Morph.Tense.FUT),
                    Map.entry("атиме", Morph.Tense.FUT),
                    Map.entry("итиме", Morph.Tense.FUT),
                    Map.entry("тимуть", Morph.Tense.FUT),
                    Map.entry("вати", Morph.Tense.INF),
                    Map.entry("ити", Morph.Tense.INF),
                    Map.entry("іти", Morph.Tense.INF),
                    Map.entry("яти", Morph.Tense.INF),
                    Map.entry("ати", Morph.Tense.INF),
                    Map.entry("ути", Morph.Tense.INF),
                    Map.entry("сти", Morph.Tense.INF),
                    Map.entry("ила", Morph.Tense.PAST),
                    Map.entry("или", Morph.Tense.PAST),
                    Map.entry("ило", Morph.Tense.PAST),
                    Map.entry("ала", Morph.Tense.PAST),
                    Map.entry("али", Morph.Tense.PAST),
                    Map.entry("ало", Morph.Tense.PAST),
                    Map.entry("ула", Morph.Tense.PAST),
                    Map.entry("ули", Morph.Tense.PAST),
                    Map.entry("яла", Morph.Tense.PAST),
                    Map.entry("яли", Morph.Tense.PAST),
                    Map.entry("іли", Morph.Tense.PAST),
                    Map.entry("іла", Morph.Tense.PAST),
                    Map.entry("йшла", Morph.Tense.PAST),
                    Map.entry("йшли", Morph.Tense.PAST),
                    Map.entry("йшов", Morph.Tense.PAST),
                    Map.entry("ав", Morph.Tense.PAST),
                    Map.entry("ив", Morph.Tense.PAST),
                    Map.entry("ув", Morph.Tense.PAST),
                    Map.entry("яв", Morph.Tense.PAST),
                    Map.entry("ено", Morph.Tense.PAST),
                    Map.entry("ано", Morph.Tense.PAST),
                    Map.entry("уто", Morph.Tense.PAST),
                    Map.entry("ує", Morph.Tense.PRES),
                    Map.entry("ює", Morph.Tense.PRES),
                    Map.entry("ає", Morph.Tense.PRES),
                    Map.entry("яє", Morph.Tense.PRES),
                    Map.entry("ують", Morph.Tense.PRES),
                    Map.entry("юють", Morph.Tense.PRES),
                    Map.entry("ають", Morph.Tense.PRES),
                    Map.entry("яють", Morph.Tense.PRES),
                    Map.entry("уємо", Morph.Tense.PRES),
                    Map.entry("аємо", Morph.Tense.PRES),
                    Map.entry("ить", Morph.Tense.PRES),
                    Map.entry("ять", Morph.Tense.PRES),
                    Map.entry("еть", Morph.Tense.PRES));

    private UkrainianEndings() {}

    private static String withoutReflexive(String form) {
        boolean isSingular = form.endsWith("ється");
        boolean isReflexive = form.endsWith("ся") || form.endsWith("сь");
        int length = isSingular ? "ться".length() : isReflexive ? 2 : 0;
        return form.substring(0, form.length() - length);
    }

    @Override
    public List<Morph> of(String form) {
        String bare = withoutReflexive(form);
        if (form.length() < LENGTH_MIN || NOUNS.contains(form)) {
            return List.of();
        }
        for (Map.Entry<String, Morph.Tense> ending : ENDINGS) {
            if (bare.endsWith(ending.getKey()) && bare.length() > ending.getKey().length() + 1) {
                return List.of(Morph.of(form, ending.getValue()));
            }
        }
        return List.of();
    }
}
