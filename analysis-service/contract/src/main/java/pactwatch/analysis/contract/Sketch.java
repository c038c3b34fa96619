package pactwatch.analysis.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        hashes = Hashes.copyOf(hashes);
    }

    /** A sketch as it is read from the log, without an object for each number. */
    @JsonCreator
    static Sketch read(
            @JsonProperty("scale") int scale, @JsonProperty("hashes") int @Nullable [] hashes) {
        return new Sketch(scale, hashes == null ? List.of() : Hashes.of(hashes));
    }

    /** The number at a place, from 0; quicker than by the list. */
    public int hash(int index) {
        return ((Hashes) hashes).at(index);
    }

    /** How many numbers there are. */
    public int count() {
        return hashes.size();
    }
}
