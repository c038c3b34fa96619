package pactwatch.analysis;

import pactwatch.analysis.contract.RulingEvent;

/** Where decisions of analysts are written. */
public interface RulingLog {

    /**
     * Writes a decision and waits a short while until it can be read.
     *
     * @param member {@code <pact>/<member>}
     * @param sequence that its author expects it to have
     */
    Written append(String member, long sequence, RulingEvent event);
}
