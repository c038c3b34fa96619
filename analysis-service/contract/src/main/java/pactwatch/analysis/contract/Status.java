package pactwatch.analysis.contract;

/** How a state stands to the pact. */
public enum Status {
    MEMBER,
    SUSPENDED,
    WITHDRAWN,
    OBSERVER,
    NON_MEMBER
}
