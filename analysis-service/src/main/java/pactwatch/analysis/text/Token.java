package pactwatch.analysis.text;

/**
 * A word or a punctuation mark.
 *
 * @param form folded: lower case, ё as е, one kind of apostrophe, quote and dash
 * @param isCapital whether it is written with a capital letter
 */
public record Token(int start, int end, String form, boolean isCapital) {

    public boolean isWord() {
        return Character.isLetterOrDigit(form.charAt(0));
    }

    public boolean is(String text) {
        return form.equals(text);
    }
}
