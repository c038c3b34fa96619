package pactwatch.analysis.text;

/**
 * One way to read a word form; a form may have several.
 *
 * @param lemma the form that a dictionary lists, folded
 * @param tense of a verb, {@code NOUN} of a noun
 * @param casus of a noun in a language that shows roles by case
 */
public record Morph(String lemma, Tense tense, Case casus) {

    /** What a form says of the time of an act; {@code BASE} is a bare English verb. */
    public enum Tense {
        NONE,
        BASE,
        PAST,
        PRES,
        FUT,
        INF,
        ING,
        NOUN
    }

    /** Grammatical case, as far as it tells who does what to whom. */
    public enum Case {
        NONE,
        NOMINATIVE,
        GENITIVE,
        DATIVE,
        ACCUSATIVE,
        INSTRUMENTAL,
        LOCATIVE
    }

    public static Morph of(String lemma, Tense tense) {
        return new Morph(lemma, tense, Case.NONE);
    }
}
