package pactwatch.analysis.text;

import java.util.List;

/**
 * A word or a punctuation mark.
 *
 * @param form folded: lower case, ё as е, one kind of apostrophe, quote and dash
 * @param isCapital whether it is written with a capital letter
 * @param morphs how its language reads the form; none where there is no morphology
 */
public record Token(int start, int end, String form, boolean isCapital, List<Morph> morphs) {

    public boolean isWord() {
        return Character.isLetterOrDigit(form.charAt(0));
    }

    public boolean is(String text) {
        return form.equals(text);
    }

    /** Whether the form can be one of the lemma. */
    public boolean hasLemma(String lemma) {
        for (int i = 0; i < morphs.size(); i++) {
            if (morphs.get(i).lemma().equals(lemma)) {
                return true;
            }
        }
        return false;
    }
}
