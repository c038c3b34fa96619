package pactwatch.analysis;

import java.util.List;
import java.util.Optional;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.standing.ClaimBook;

/** The generations as this instance keeps them up. */
public interface Rebuilds {

    /**
     * How far a generation has come.
     *
     * @param read article events read, of those that were there when it began
     * @param of how many that were
     * @param behind article events that came since and are not read yet
     */
    record Progress(long read, long of, long behind) {}

    /** Makes the topics of a generation; those that are there already stay. */
    void prepare(String generation);

    /** For each partition of articles the offset after its last event. */
    List<Long> ends();

    /** How far a generation has come, by what was committed. */
    Progress progress(Generation generation);

    /** Whether any instance is finding its claims. */
    boolean isWorkedOn(Generation generation);

    /** The claims of a generation that is kept up; empty if this instance has not read them yet. */
    Optional<ClaimBook> claims(String generation);
}
