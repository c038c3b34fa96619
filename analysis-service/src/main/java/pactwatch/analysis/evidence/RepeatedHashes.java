package pactwatch.analysis.evidence;

import pactwatch.analysis.contract.Sketch;

/**
 * Tells of a shingle's hash whether more than one article may have it. Most are in one article
 * alone, and need no place in an index. It errs on one side only: a few that are not repeated are
 * taken for repeated (Bloom 1970, with one function, since hashes are random already).
 */
final class RepeatedHashes {

    /** Bits for each hash; with this many about one in sixteen is taken for repeated. */
    private static final int BITS_PER_HASH = 16;

    private static final int BITS_MIN = 1 << 10;
    private static final int BITS_MAX = 1 << 30;

    private final long[] once;
    private final long[] again;
    private final int mask;

    /**
     * For up to a number of hashes.
     *
     * @param hashes how many will be added; more are possible and make it err more often
     */
    RepeatedHashes(long hashes) {
        long wanted = Math.clamp(hashes * BITS_PER_HASH, BITS_MIN, BITS_MAX);
        int bits = Integer.highestOneBit((int) wanted);
        once = new long[bits / Long.SIZE];
        again = new long[bits / Long.SIZE];
        mask = bits - 1;
    }

    void add(Sketch sketch) {
        for (int i = 0; i < sketch.count(); i++) {
            int slot = slot(sketch.hash(i));
            long bit = 1L << slot;
            int word = slot / Long.SIZE;
            again[word] |= once[word] & bit;
            once[word] |= bit;
        }
    }

    boolean mayContain(int hash) {
        int slot = slot(hash);
        return (again[slot / Long.SIZE] & 1L << slot) != 0;
    }

    /** Sketches keep the least hashes, as unsigned numbers: their low bits tell them apart. */
    private int slot(int hash) {
        return hash & mask;
    }
}
