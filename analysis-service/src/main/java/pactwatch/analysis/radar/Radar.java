package pactwatch.analysis.radar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.pack.Pack;
import pactwatch.ingest.contract.Article;

/**
 * Counts the words of sentences that name the pact and a member and led to no claim: a list of the
 * wordings that the lexicon lacks. A fold of the articles, of bounded size; where it is full, the
 * least counted words make room (Metwally et al. 2005). Safe for many threads.
 */
public final class Radar {

    private static final int WORDS_MAX = 5_000;

    /** Words that are dropped at once when there are too many. */
    private static final int ROOM_WORDS = 500;

    private static final int LANGUAGES_MAX = 200;

    private static final int EXAMPLES_MAX = 5;
    private static final int SENTENCE_CHARS_MAX = 400;

    private static final Comparator<MissedWord> BY_SCORE =
            Comparator.comparingDouble(MissedWord::score)
                    .reversed()
                    .thenComparing(MissedWord::word);

    /** What is known of a word. */
    private static final class Count {
        private int unread;
        private int read;
        private String lastArticle = "";
        private final Deque<MissedWord.Example> examples = new ArrayDeque<>();

        int size() {
            return unread + read;
        }

        MissedWord told(String word) {
            return new MissedWord(word, unread, read, List.copyOf(examples));
        }
    }

    private final Lookout lookout;
    private final Function<Article, List<Claim>> extract;
    private final Function<Article, Optional<String>> uncovered;
    private final Map<String, Count> counts = new HashMap<>();
    private final Map<String, Long> uncoveredArticles = new TreeMap<>();
    private long sentences;
    private long unread;

    /**
     * A radar of one pact.
     *
     * @param extract finds the claims of an article
     * @param uncovered the language of an article that no lexicon reads
     */
    public Radar(
            Pack pack,
            Function<Article, List<Claim>> extract,
            Function<Article, Optional<String>> uncovered) {
        this.lookout = new Lookout(pack);
        this.extract = extract;
        this.uncovered = uncovered;
    }

    /** Takes in one version of an article; each counts once per word. */
    public void accept(Article article) {
        if (!lookout.isWorthALook(article)) {
            return;
        }
        Optional<String> language = uncovered.apply(article);
        if (language.isPresent()) {
            countUncovered(language.get());
            return;
        }
        List<Sighting> sightings = lookout.look(article, extract.apply(article));
        synchronized (this) {
            sightings.forEach(s -> count(article, s));
        }
    }

    private synchronized void countUncovered(String language) {
        if (uncoveredArticles.size() < LANGUAGES_MAX || uncoveredArticles.containsKey(language)) {
            uncoveredArticles.merge(language, 1L, Long::sum);
        }
    }

    private void count(Article article, Sighting sighting) {
        sentences++;
        unread += sighting.isRead() ? 0 : 1;
        for (String word : sighting.words()) {
            Count count = counts.computeIfAbsent(word, _ -> new Count());
            if (count.lastArticle.equals(article.id())) {
                continue;
            }
            count.lastArticle = article.id();
            if (sighting.isRead()) {
                count.read++;
                continue;
            }
            count.unread++;
            count.examples.addFirst(example(article, sighting));
            if (count.examples.size() > EXAMPLES_MAX) {
                count.examples.removeLast();
            }
        }
        if (counts.size() > WORDS_MAX) {
            makeRoom();
        }
    }

    private void makeRoom() {
        List<String> leastCounted =
                counts.entrySet().stream()
                        .sorted(Comparator.comparingInt(e -> e.getValue().size()))
                        .limit(ROOM_WORDS)
                        .map(Map.Entry::getKey)
                        .toList();
        leastCounted.forEach(counts::remove);
    }

    private static MissedWord.Example example(Article article, Sighting sighting) {
        String text = sighting.text();
        String sentence =
                text.length() > SENTENCE_CHARS_MAX
                        ? text.substring(0, SENTENCE_CHARS_MAX) + "…"
                        : text;
        return new MissedWord.Example(
                article.id(),
                article.url(),
                article.publisherName(),
                article.published(),
                sighting.members(),
                sentence);
    }

    /** The words that look most like a gap, at most so many. */
    public synchronized List<MissedWord> ranking(int max) {
        List<MissedWord> all = new ArrayList<>();
        counts.forEach((word, count) -> all.add(count.told(word)));
        return all.stream().filter(w -> w.unread() > 0).sorted(BY_SCORE).limit(max).toList();
    }

    /** Articles that name the pact in a language that no lexicon reads, by language (BCP 47). */
    public synchronized Map<String, Long> uncovered() {
        return new TreeMap<>(uncoveredArticles);
    }

    /** Sentences that name the pact and a member, so far. */
    public synchronized long sentences() {
        return sentences;
    }

    /** How many of them led to no claim. */
    public synchronized long unread() {
        return unread;
    }
}
