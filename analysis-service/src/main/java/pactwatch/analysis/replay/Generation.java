package pactwatch.analysis.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.GenerationEvent.Figures;

/**
 * One run of one version of pack, lexicon and rules over the whole log.
 *
 * @param name such as {@code g2}
 * @param version of pack, lexicon and rules; absent for the first, which no rebuild made
 * @param ends offset of each partition of articles up to which it has to read to be built
 * @param by who asked for it; absent for the first
 * @param started when it was asked for
 * @param result what it came to, once it is built
 * @param previous the generation that was live before it, if it ever was live
 * @param reason why it cannot be done, if it cannot
 * @param isTold whether all that it would say of the members is on its topic
 * @param measured how well the version that began it reads labelled articles; only ever of the
 *     first, the result of a rebuild says it itself
 */
public record Generation(
        String name,
        @Nullable String version,
        List<Long> ends,
        @Nullable String by,
        Instant started,
        State state,
        @Nullable Result result,
        @Nullable String previous,
        @Nullable String reason,
        @JsonProperty("told") boolean isTold,
        @Nullable Figures measured) {

    /** Where a generation stands. */
    public enum State {
        /** Reads the log from its start. */
        RUNNING,
        /** Has read it, follows it, and can be promoted. */
        BUILT,
        /** Is the one that is read. */
        LIVE,
        /** Was the one that is read; follows the log, so that one can go back to it. */
        FORMER,
        /** Is no longer kept up. */
        DISCARDED,
        /** Could not be rebuilt, and is no longer kept up. */
        FAILED
    }

    /**
     * What a rebuild came to.
     *
     * @param hash SHA-256 of the canonical state
     * @param articles how many article events it read
     * @param claims how many claims stand
     * @param gold how well the version reads labelled articles; absent if it was not measured
     * @param built when it was built
     */
    public record Result(
            String hash, long articles, long claims, @Nullable Figures gold, Instant built) {}

    public Generation {
        ends = List.copyOf(ends);
    }

    /** The first, as it stands before anything happens to it. */
    static Generation first(String name) {
        return new Generation(
                name,
                null,
                List.of(),
                null,
                Instant.EPOCH,
                State.LIVE,
                null,
                null,
                null,
                false,
                null);
    }

    /** Whether it grew with the log, and no rebuild made it. */
    public boolean isFirst() {
        return version == null;
    }

    /** How well its version reads labelled articles; empty if that was not measured. */
    public Optional<Figures> gold() {
        return Optional.ofNullable(result == null ? measured : result.gold());
    }

    /** Whether it is kept up with the log. */
    public boolean isKept() {
        return state != State.DISCARDED && state != State.FAILED;
    }

    /** Whether it is being prepared to be promoted. */
    public boolean isCandidate() {
        return state == State.RUNNING || state == State.BUILT;
    }

    Generation in(State next) {
        return with(next, result, previous, reason, false);
    }

    Generation built(Result found) {
        return with(State.BUILT, found, previous, reason, false);
    }

    Generation told() {
        return with(state, result, previous, reason, true);
    }

    Generation live(String before) {
        return with(State.LIVE, result, before, reason, false);
    }

    Generation failed(String why) {
        return with(State.FAILED, result, previous, why, false);
    }

    Generation measured(Figures gold) {
        return new Generation(
                name, version, ends, by, started, state, result, previous, reason, isTold, gold);
    }

    private Generation with(
            State next,
            @Nullable Result found,
            @Nullable String before,
            @Nullable String why,
            boolean isToldNow) {
        return new Generation(
                name, version, ends, by, started, next, found, before, why, isToldNow, measured);
    }
}
