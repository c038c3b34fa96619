package pactwatch.log;

import java.util.Optional;

/**
 * The brokers that keep the log, as they fare together.
 *
 * @param known how many there are, those included that are away
 * @param present how many answer
 * @param partitions of all topics of the log
 * @param lacking partitions with fewer copies than they should have
 * @param unserved partitions that no broker serves at present
 */
public record Brokers(int known, int present, int partitions, int lacking, int unserved) {

    /** Says how they fare. */
    @FunctionalInterface
    public interface Watch {

        /** How they fare, from a few seconds ago at most; empty if they do not say it. */
        Optional<Brokers> now();
    }
}
