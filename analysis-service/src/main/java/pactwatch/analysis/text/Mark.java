package pactwatch.analysis.text;

/**
 * A stretch of a sentence that a pattern matched.
 *
 * @param category such as {@code EXIT} or {@code MEMBER}
 * @param value what the row of the lexicon says of it, such as a tense or a member's code
 * @param from index of its first token
 * @param to index after its last token
 */
public record Mark(String category, String value, int from, int to) {

    public boolean is(String wanted) {
        return category.equals(wanted);
    }

    public int length() {
        return to - from;
    }
}
