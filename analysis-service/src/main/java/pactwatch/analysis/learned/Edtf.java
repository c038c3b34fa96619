package pactwatch.analysis.learned;

/** Compares dates in EDTF (ISO 8601-2 level 1), of which the shorter one says less. */
final class Edtf {

    private static final char UNKNOWN = 'X';

    private Edtf() {}

    /** Whether two dates can be the same: they differ in no place that both know. */
    static boolean isCompatible(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b && a != UNKNOWN && b != UNKNOWN) {
                return false;
            }
        }
        return true;
    }
}
