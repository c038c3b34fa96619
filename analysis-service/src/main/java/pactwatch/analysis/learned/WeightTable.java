package pactwatch.analysis.learned;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What features weigh, by model. Features are known by a hash of 64 bits alone: among a million of
 * them two share one with a probability of 1 in 10⁷, and their names need no memory.
 */
final class WeightTable {

    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int FIRST_SLOTS = 1 << 10;
    private static final int NONE = -1;

    /** A power of two, some ten times as many as a file has features. */
    private static final int HASHES = 1 << 20;

    /** Short hashes of all features: most of the others are told by a look here alone. */
    private final BitSet hashes = new BitSet(HASHES);

    /** Open addressing: the hash of each feature and its last weight. */
    private long[] keys = new long[FIRST_SLOTS];

    private int[] heads = heads(FIRST_SLOTS);
    private int features;

    /** The weights, each with the one before of the same feature. */
    private byte[] models = new byte[FIRST_SLOTS];

    private float[] weights = new float[FIRST_SLOTS];
    private int[] before = new int[FIRST_SLOTS];
    private int size;

    /** Takes the weights of one feature, one after another. */
    @FunctionalInterface
    interface Reader {
        void accept(int model, double weight);
    }

    private static int[] heads(int slots) {
        int[] heads = new int[slots];
        Arrays.fill(heads, NONE);
        return heads;
    }

    /** Adds what a feature weighs in a model. */
    void add(String feature, int model, double weight) {
        if (size == models.length) {
            models = Arrays.copyOf(models, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
            before = Arrays.copyOf(before, size * 2);
        }
        long key = key(feature);
        int slot = slot(key);
        if (heads[slot] == NONE && ++features * 2 > keys.length) {
            grow();
            slot = slot(key);
        }
        models[size] = (byte) model;
        weights[size] = (float) weight;
        before[size] = heads[slot];
        keys[slot] = key;
        heads[slot] = size++;
        hashes.set(hash(feature));
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldHeads = heads;
        keys = new long[oldKeys.length * 2];
        heads = heads(oldKeys.length * 2);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldHeads[i] != NONE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                heads[slot] = oldHeads[i];
            }
        }
    }

    /** Shows all weights of a feature; none if the table does not know it. */
    void read(String feature, Reader reader) {
        if (!hashes.get(hash(feature))) {
            return;
        }
        for (int at = heads[slot(key(feature))]; at != NONE; at = before[at]) {
            reader.accept(models[at], weights[at]);
        }
    }

    /** Where a key is, or would be. */
    private int slot(long key) {
        int slot = (int) (key ^ (key >>> 32)) & (keys.length - 1);
        while (heads[slot] != NONE && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private static int hash(String feature) {
        int hash = feature.hashCode();
        return (hash ^ (hash >>> 14)) & (HASHES - 1);
    }

    /** FNV-1a (Fowler, Noll, Vo) over UTF-16 units. */
    private static long key(String feature) {
        long key = FNV_BASIS;
        for (int i = 0; i < feature.length(); i++) {
            key = (key ^ feature.charAt(i)) * FNV_PRIME;
        }
        return key;
    }
}
