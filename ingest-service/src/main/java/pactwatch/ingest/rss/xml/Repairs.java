package pactwatch.ingest.rss.xml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What had to be repaired in a document, one sentence each, each once. What was left out of it
 * comes first: however much is repaired besides, nothing is lost in silence.
 */
public final class Repairs {

    private static final int SENTENCES_MAX = 30;
    private static final int SENTENCE_LENGTH_MAX = 300;

    private final Set<String> losses = new LinkedHashSet<>();
    private final Set<String> sentences = new LinkedHashSet<>();
    private boolean hasMore;

    /** Notes a repair; beyond the 30th they are no longer told apart. */
    public void add(String sentence) {
        note(sentences, sentence);
    }

    /** Notes that part of the document is not read. */
    public void addLoss(String sentence) {
        note(losses, sentence);
    }

    /** Notes all that others noted. */
    void addAll(Repairs others) {
        others.losses.forEach(this::addLoss);
        others.sentences.forEach(this::add);
        hasMore |= others.hasMore;
    }

    private void note(Set<String> noted, String sentence) {
        if (noted.size() < SENTENCES_MAX) {
            noted.add(
                    sentence.length() <= SENTENCE_LENGTH_MAX
                            ? sentence
                            : sentence.substring(0, SENTENCE_LENGTH_MAX));
        } else if (!noted.contains(sentence)) {
            hasMore = true;
        }
    }

    boolean isEmpty() {
        return losses.isEmpty() && sentences.isEmpty();
    }

    public List<String> sentences() {
        List<String> all = new ArrayList<>(losses);
        all.addAll(sentences);
        if (hasMore) {
            all.add("More had to be repaired than is told here");
        }
        return List.copyOf(all);
    }
}
