package pactwatch.analysis.contract;

import java.util.List;

/**
 * A sample of a text's 3-word shingles from which containment is estimated: all shingle hashes that
 * are, as unsigned numbers, below 2^32 / scale (FracMinHash; Irber et al. 2022).
 *
 * @param scale a power of two, 1 for short texts
 * @param hashes in ascending signed order, without repetition
 */
public record Sketch(int scale, List<Integer> hashes) {

    public static final Sketch EMPTY = new Sketch(1, List.of());

    public Sketch {
        if (Integer.bitCount(scale) != 1) {
            throw new IllegalArgumentException("A sketch's scale is a power of two");
        }
        hashes = List.copyOf(hashes);
    }
}
