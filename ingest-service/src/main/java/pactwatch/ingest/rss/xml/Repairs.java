package pactwatch.ingest.rss.xml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What had to be repaired in a document, one sentence each, each once. */
public final class Repairs {

    private static final int SENTENCES_MAX = 30;
    private static final int SENTENCE_LENGTH_MAX = 300;

    private final Set<String> sentences = new LinkedHashSet<>();

    /** Notes a repair; beyond the 30th they are no longer told apart. */
    public void add(String sentence) {
        if (sentences.size() < SENTENCES_MAX) {
            sentences.add(
                    sentence.length() <= SENTENCE_LENGTH_MAX
                            ? sentence
                            : sentence.substring(0, SENTENCE_LENGTH_MAX));
        }
    }

    public List<String> sentences() {
        return List.copyOf(sentences);
    }
}
