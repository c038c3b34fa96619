package pactwatch.analysis.text;

import java.util.List;

/** Knows the lemmas of a language's word forms. Safe for many threads. */
@FunctionalInterface
public interface Morphology {

    /** A language whose words are matched as they are written. */
    Morphology NONE = _ -> List.of();

    /**
     * The readings of a form.
     *
     * @param form folded, as {@link Token#form()}
     * @return none for a form that has no lemma but itself
     */
    List<Morph> of(String form);

    /** The morphology of a language (BCP 47), {@link #NONE} where there is none. */
    static Morphology ofLanguage(String language) {
        return switch (language) {
            case "en" -> EnglishMorphology.INSTANCE;
            case "ru" -> RussianMorphology.INSTANCE;
            case "uk" -> UkrainianEndings.INSTANCE;
            default -> NONE;
        };
    }
}
