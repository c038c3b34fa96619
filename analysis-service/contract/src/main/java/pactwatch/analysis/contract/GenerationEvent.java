package pactwatch.analysis.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.log.EventCodec;
import pactwatch.log.Topic;

/**
 * The life of generations. Key and subject: the pact's code; the sequence counts the events of the
 * pact, and the first event of a sequence is the one that counts.
 */
public sealed interface GenerationEvent {

    Topic<GenerationEvent> TOPIC =
            new Topic<>(
                    "pactwatch.generations",
                    EventCodec.versionOne("generation", GenerationEvent.class));

    /** The generation that it is about, such as {@code g2}. */
    String generation();

    /**
     * A rebuild began.
     *
     * @param version of pack, lexicon and rules
     * @param ends offset of each partition of articles up to which the generation has to read to be
     *     built, by number of the partition
     * @param by who asked for it
     */
    record Started(String generation, String pact, String version, List<Long> ends, String by)
            implements GenerationEvent {
        public Started {
            ends = List.copyOf(ends);
        }
    }

    /**
     * A rebuild has read all that it had to read; it follows the log from now on.
     *
     * @param hash SHA-256 of the canonical state at those offsets, in hexadecimal digits
     * @param articles how many article events it read
     * @param claims how many claims stand in that state
     * @param gold how well the version reads labelled articles; absent if it was not measured
     */
    record Built(
            String generation,
            String pact,
            String hash,
            long articles,
            long claims,
            @Nullable Figures gold)
            implements GenerationEvent {}

    /**
     * How well the version that began the first generation reads labelled articles. No rebuild made
     * that generation, so that no result tells it.
     *
     * @param version of pack, lexicon and rules
     */
    record Measured(String generation, String pact, String version, Figures gold)
            implements GenerationEvent {}

    /**
     * All that a built generation would say of the members is on its topic of statuses, which goes
     * on following the log.
     */
    record StatusesTold(String generation, String pact) implements GenerationEvent {}

    /**
     * A rebuild cannot be done; it is no longer kept up, and another can begin.
     *
     * @param reason why, as a sentence
     */
    record Failed(String generation, String pact, String reason) implements GenerationEvent {
        public Failed {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("The reason of a failure is never blank");
            }
        }
    }

    /**
     * How well claims are found in labelled articles.
     *
     * @param items how many articles
     * @param expected claims that the labels tell
     * @param found claims that were found
     * @param right of those found, claims that the labels tell
     */
    record Figures(int items, int expected, int found, int right) {

        /** Of what was found, the share that is right. */
        public double precision() {
            return found == 0 ? 0 : (double) right / found;
        }

        /** Of what is told, the share that was found. */
        public double recall() {
            return expected == 0 ? 0 : (double) right / expected;
        }

        /** The harmonic mean of the two. */
        public double f1() {
            return expected + found == 0 ? 0 : 2.0 * right / (expected + found);
        }
    }

    /** A generation became the one that is read. */
    record Promoted(String generation, String pact, String previous, String by)
            implements GenerationEvent {}

    /** The generation before became the one that is read again. */
    record RolledBack(String generation, String pact, String previous, String by)
            implements GenerationEvent {}

    /** A generation is no longer kept up. */
    record Discarded(String generation, String pact, String by) implements GenerationEvent {}
}
