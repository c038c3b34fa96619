package pactwatch.analysis.development;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Grade;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.evidence.Testimony;

/**
 * Grades by the Admiralty code. The letter looks at who the sources are and at nothing else; the
 * number looks at stage, independence and contest and never at who the sources are.
 */
final class Grading {

    private static final int CONFIRMING_ORIGINS = 3;
    private static final char UNKNOWN = 'F';

    private Grading() {}

    static Grade of(List<Testimony> told, @Nullable Stage stage, boolean isContested, int origins) {
        boolean isHearsay = told.stream().allMatch(Testimony::isHearsay);
        return new Grade(reliability(told), credibility(stage, isContested, origins, isHearsay));
    }

    /** Of the best source. */
    private static char reliability(List<Testimony> told) {
        return (char) told.stream().mapToInt(t -> t.source().reliability()).min().orElse(UNKNOWN);
    }

    private static int credibility(
            @Nullable Stage stage, boolean isContested, int origins, boolean isHearsay) {
        return switch (stage) {
            case null -> 6;
            case RETRACTED -> 5;
            case REPORTED -> {
                if (isContested) {
                    yield 4;
                }
                yield isHearsay ? 6 : 3;
            }
            case CORROBORATED -> isContested ? 3 : 2;
            case ESTABLISHED -> !isContested && origins >= CONFIRMING_ORIGINS ? 1 : 2;
        };
    }
}
