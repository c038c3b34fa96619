package pactwatch.analysis.contract;

/**
 * How well a development is supported, weakest first; RETRACTED if nothing supports it any more.
 */
public enum Stage {
    RETRACTED,
    REPORTED,
    CORROBORATED,
    ESTABLISHED;

    public boolean isAtLeast(Stage other) {
        return compareTo(other) >= 0;
    }
}
