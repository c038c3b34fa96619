package pactwatch.analysis.claim;

import java.util.Arrays;
import java.util.List;
import pactwatch.analysis.contract.Sketch;
import pactwatch.analysis.text.Sentence;
import pactwatch.analysis.text.Token;

/** Samples the 3-word shingles of a text (FracMinHash), so that copies can be told. */
final class Sketches {

    private static final int SHINGLE_WORDS = 3;
    private static final int HASHES_MAX = 128;
    private static final long HASH_RANGE = 1L << 32;

    private Sketches() {}

    static Sketch of(List<Sentence> sentences) {
        int[] hashes = distinct(shingles(sentences));
        int scale = 1;
        while (hashes.length > HASHES_MAX) {
            scale *= 2;
            long below = HASH_RANGE / scale;
            hashes = Arrays.stream(hashes).filter(h -> Integer.toUnsignedLong(h) < below).toArray();
        }
        return new Sketch(scale, Arrays.stream(hashes).boxed().toList());
    }

    /** Numbers in ascending order, each once. */
    private static int[] distinct(int[] numbers) {
        Arrays.sort(numbers);
        int kept = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (kept == 0 || numbers[i] != numbers[kept - 1]) {
                numbers[kept++] = numbers[i];
            }
        }
        return Arrays.copyOf(numbers, kept);
    }

    /** A hash for each shingle: that of a list of its words. */
    private static int[] shingles(List<Sentence> sentences) {
        int tokens = sentences.stream().mapToInt(Sentence::size).sum();
        int[] shingles = new int[tokens];
        int words = 0;
        int first = 0;
        int second = 0;
        for (Sentence sentence : sentences) {
            for (Token token : sentence.tokens()) {
                if (token.isWord()) {
                    int third = token.form().hashCode();
                    words++;
                    if (words >= SHINGLE_WORDS) {
                        shingles[words - SHINGLE_WORDS] = mixed(ofList(first, second, third));
                    }
                    first = second;
                    second = third;
                }
            }
        }
        return Arrays.copyOf(shingles, Math.max(0, words - SHINGLE_WORDS + 1));
    }

    /** As {@link List#hashCode()} has it. */
    private static int ofList(int first, int second, int third) {
        return 31 * (31 * (31 + first) + second) + third;
    }

    /** Spreads a hash over all 32 bits (the finaliser of MurmurHash3). */
    private static int mixed(int hash) {
        int h = hash;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        return h ^ (h >>> 16);
    }
}
