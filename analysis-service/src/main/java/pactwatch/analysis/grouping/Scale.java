package pactwatch.analysis.grouping;

import pactwatch.analysis.evidence.Testimony;

/**
 * Weighs ACTUAL testimonies one after another: whether together they are enough to hold that it
 * happened. The answer depends on the set of them alone. For one thread.
 */
public interface Scale {

    void add(Testimony testimony);

    boolean isHeld();
}
