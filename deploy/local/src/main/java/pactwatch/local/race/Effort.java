package pactwatch.local.race;

/**
 * What a refresh took.
 *
 * @param wallSeconds from its start to its end
 * @param cpuSeconds of the reader, user and system
 */
record Effort(double wallSeconds, double cpuSeconds) {

    /** How this compares with another, such as {@code x2.5 wall, x1.2 CPU} where this took more. */
    String comparedWith(Effort other) {
        return "x%.2f wall, x%.2f CPU"
                .formatted(
                        ratio(wallSeconds, other.wallSeconds), ratio(cpuSeconds, other.cpuSeconds));
    }

    private static double ratio(double a, double b) {
        return a / Math.max(b, 0.001);
    }
}
