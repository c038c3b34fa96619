package pactwatch.analysis.contract;

/** How a source commits itself to an event: certainty and polarity, after FactBank. */
public enum Assertion {
    ACTUAL,
    ANNOUNCED,
    POSSIBLE,
    DEMANDED,
    DENIED
}
