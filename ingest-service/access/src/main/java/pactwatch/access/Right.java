package pactwatch.access;

/** What a request needs, and what a caller has; each includes those before it. */
public enum Right {
    /** The address carries a signature of its own, which the resource checks. */
    KEY,
    /** Nothing is needed. */
    ANYONE,
    /** May have subscriptions, and sees and changes their own. */
    READER,
    /** May also rule on developments and add evidence. */
    ANALYST,
    /** May do everything: feeds, replays, other people's subscriptions, dead letters. */
    OPERATOR;

    /** Whether whoever has this right may do what needs the other. */
    public boolean covers(Right needed) {
        return compareTo(needed) >= 0;
    }
}
