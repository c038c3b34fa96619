package pactwatch.alert.candidate;

/** How far a generation has come, as far as it matters to those who compare. */
public enum Phase {
    /** Reads the log. */
    RUNNING,
    /** Has read it, and still tells its statuses. */
    TELLING,
    /** Has told its statuses, and keeps telling what changes. */
    TOLD,
    /** Is the one that is read. */
    LIVE,
    /** Was the one that is read. */
    FORMER,
    /** Was given up, or failed. */
    ENDED
}
