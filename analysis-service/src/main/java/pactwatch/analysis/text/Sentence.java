package pactwatch.analysis.text;

import java.util.List;

/** A sentence with its words, and its offsets in the text. */
public record Sentence(int start, int end, List<Token> tokens) {

    public Sentence {
        tokens = List.copyOf(tokens);
    }

    public int size() {
        return tokens.size();
    }

    public Token token(int index) {
        return tokens.get(index);
    }

    public boolean isQuestion() {
        return !tokens.isEmpty() && tokens.getLast().is("?");
    }
}
