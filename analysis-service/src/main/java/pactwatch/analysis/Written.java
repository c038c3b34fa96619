package pactwatch.analysis;

/** How a write over REST ended. */
public enum Written {
    /** It is in the log and counts. */
    ACCEPTED,
    /** Another write of the same sequence came first. */
    OUTRUN,
    /** It is on its way; whether it counts was not known in time. */
    PENDING
}
