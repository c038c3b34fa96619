package pactwatch.analysis.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.contract.Sketch;

/**
 * Finds articles that copy each other: half of the 3-word shingles of the shorter one stand in the
 * longer one, as estimated from their sketches (FracMinHash; Irber et al. 2022).
 */
public final class Copies {

    /** Copies share 0.95 of their shingles, independent reports of one event at most 0.27. */
    private static final double CONTAINMENT_MIN = 0.5;

    /** Fewer hashes than this tell too little, unless they are all the same. */
    private static final int HASHES_MIN = 6;

    /**
     * How many later articles with the same shingle each article is compared with. Copies share
     * nearly all shingles, so that a chain of neighbours links them all; a bound keeps the work
     * linear.
     */
    private static final int NEIGHBOURS_MAX = 8;

    private static final long HASH_RANGE = 1L << 32;

    private final List<ArticleRef> articles;
    private final UnionFind groups;

    private Copies(List<ArticleRef> articles) {
        this.articles = articles;
        this.groups = new UnionFind(articles.size());
    }

    /**
     * Numbers the articles: two that have one number are copies of each other.
     *
     * @return number by article id, for each article; numbers mean nothing beyond being equal
     */
    public static Map<String, Integer> of(Collection<ArticleRef> articles) {
        List<ArticleRef> sorted =
                articles.stream().sorted(Comparator.comparing(ArticleRef::id)).toList();
        Copies copies = new Copies(sorted);
        RepeatedHashes repeated = copies.repeated();
        copies.uniteEqual(repeated);
        copies.uniteSimilar(repeated);
        Map<String, Integer> numbers = HashMap.newHashMap(sorted.size());
        for (int i = 0; i < sorted.size(); i++) {
            numbers.put(sorted.get(i).id(), copies.groups.find(i));
        }
        return numbers;
    }

    private RepeatedHashes repeated() {
        RepeatedHashes repeated = new RepeatedHashes(hashes());
        articles.forEach(a -> repeated.add(a.sketch()));
        return repeated;
    }

    /** Sketches that are equal share each hash, so that it is enough to look at those that do. */
    private void uniteEqual(RepeatedHashes repeated) {
        Map<Sketch, Integer> first = new HashMap<>();
        for (int i = 0; i < articles.size(); i++) {
            Sketch sketch = articles.get(i).sketch();
            boolean mayBeEqual = sketch.count() > 0 && repeated.mayContain(sketch.hash(0));
            Integer earlier = mayBeEqual ? first.putIfAbsent(sketch, i) : null;
            if (earlier != null) {
                groups.unite(earlier, i);
            }
        }
    }

    private void uniteSimilar(RepeatedHashes repeated) {
        Map<Integer, List<Integer>> byHash = new HashMap<>();
        for (int i = 0; i < articles.size(); i++) {
            Sketch sketch = articles.get(i).sketch();
            boolean isKnown = groups.find(i) != i;
            if (sketch.count() >= HASHES_MIN && !isKnown) {
                compare(i, sketch, repeated, byHash);
            }
        }
    }

    private long hashes() {
        return articles.stream().mapToLong(a -> a.sketch().count()).sum();
    }

    private void compare(
            int i, Sketch sketch, RepeatedHashes repeated, Map<Integer, List<Integer>> byHash) {
        Set<Integer> compared = new HashSet<>();
        for (int h = 0; h < sketch.count(); h++) {
            int hash = sketch.hash(h);
            if (!repeated.mayContain(hash)) {
                continue;
            }
            List<Integer> earlier = byHash.computeIfAbsent(hash, _ -> new ArrayList<>(2));
            int from = Math.max(0, earlier.size() - NEIGHBOURS_MAX);
            for (int j : earlier.subList(from, earlier.size())) {
                if (compared.add(j)
                        && groups.find(j) != groups.find(i)
                        && isCopy(sketch, articles.get(j).sketch())) {
                    groups.unite(j, i);
                }
            }
            earlier.add(i);
        }
    }

    static boolean isCopy(Sketch a, Sketch b) {
        int scale = Math.max(a.scale(), b.scale());
        int[] left = at(a, scale);
        int[] right = at(b, scale);
        int smaller = Math.min(left.length, right.length);
        return smaller >= HASHES_MIN && shared(left, right) >= CONTAINMENT_MIN * smaller;
    }

    /** Both ascend. */
    private static int shared(int[] left, int[] right) {
        int shared = 0;
        for (int i = 0, j = 0; i < left.length && j < right.length; ) {
            int order = Integer.compare(left[i], right[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared;
    }

    private static int[] at(Sketch sketch, int scale) {
        long below = HASH_RANGE / scale;
        int[] kept = new int[sketch.count()];
        int count = 0;
        for (int i = 0; i < kept.length; i++) {
            int hash = sketch.hash(i);
            if (Integer.toUnsignedLong(hash) < below) {
                kept[count++] = hash;
            }
        }
        return Arrays.copyOf(kept, count);
    }
}
