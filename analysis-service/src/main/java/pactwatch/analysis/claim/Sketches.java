package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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
        List<String> words =
                sentences.stream()
                        .flatMap(s -> s.tokens().stream())
                        .filter(Token::isWord)
                        .map(Token::form)
                        .toList();
        TreeSet<Integer> hashes = new TreeSet<>();
        for (int i = 0; i + SHINGLE_WORDS <= words.size(); i++) {
            hashes.add(mixed(words.subList(i, i + SHINGLE_WORDS).hashCode()));
        }
        int scale = 1;
        while (hashes.size() > HASHES_MAX) {
            scale *= 2;
            long below = HASH_RANGE / scale;
            hashes.removeIf(h -> Integer.toUnsignedLong(h) >= below);
        }
        return new Sketch(scale, new ArrayList<>(hashes));
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
