package pactwatch.analysis.board;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.ToIntFunction;

/**
 * Answers that are kept for those who ask the same again, up to a total weight; the one that was
 * not asked for longest goes first. Safe for many threads.
 */
final class Kept<K, V> {

    /** An answer, with the number of changes that it rests on. */
    private record Entry<V>(long changes, V value, int weight) {}

    private final long weightMax;
    private final ToIntFunction<V> weigh;
    private final LinkedHashMap<K, Entry<V>> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long weight;

    /**
     * Keeps nothing yet.
     *
     * @param weightMax of all answers together; a single one that is heavier is kept alone
     * @param weigh at least 1 for each
     */
    Kept(long weightMax, ToIntFunction<V> weigh) {
        this.weightMax = weightMax;
        this.weigh = weigh;
    }

    /** The answer to a question, if one is kept and still holds by the changes it rests on. */
    Optional<V> get(K key, LongPredicate holds) {
        Entry<V> entry;
        synchronized (entries) {
            entry = entries.get(key);
        }
        return entry != null && holds.test(entry.changes())
                ? Optional.of(entry.value())
                : Optional.empty();
    }

    void put(K key, long changes, V value) {
        Entry<V> entry = new Entry<>(changes, value, weigh.applyAsInt(value));
        synchronized (entries) {
            Entry<V> before = entries.put(key, entry);
            weight += entry.weight() - (before == null ? 0 : before.weight());
            while (weight > weightMax && entries.size() > 1) {
                weight -= entries.pollFirstEntry().getValue().weight();
            }
        }
    }
}
