package pactwatch.analysis.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;

/** "It is not, the ministry said": a sentence that denies what the one before it told. */
final class Denials {

    /** Words that a sentence may begin with before it denies. */
    private static final int HEAD = 12;

    /** Words that an answer may begin with: "A: no". */
    private static final int ANSWER = 4;

    private Denials() {}

    /**
     * The denials in a sentence that names no act of its own.
     *
     * @param before what the last sentence with acts told
     */
    static List<Draft> of(Reading reading, List<Draft> before, @Nullable Speaker speaker) {
        boolean isDenial = reading.hasWithin("NOTSO", 0, HEAD) || isAnsweredNo(reading, before);
        if (!isDenial || reading.has("RIVAL")) {
            return List.of();
        }
        return before.stream()
                .filter(d -> d.assertion() != Assertion.DENIED && d.isNews())
                .filter(d -> !d.isActual() || d.reading().has("HEARSAY"))
                .filter(d -> isDeniable(d.kind()))
                .map(d ->
                        new Draft(
                                reading,
                                d.frame(),
                                new AssertionRules.Decision(Assertion.DENIED, "denied after"),
                                null,
                                null,
                                speaker,
                                true))
                .toList();
    }

    /** "Has it left? No." */
    private static boolean isAnsweredNo(Reading reading, List<Draft> before) {
        return reading.hasWithin("ANSWERNO", 0, ANSWER)
                && before.stream().anyMatch(d -> d.reading().sentence().isQuestion());
    }

    private static boolean isDeniable(Kind kind) {
        return kind.isMembership()
                || kind == Kind.INTERVENTION
                || kind == Kind.ASSISTANCE_REQUEST
                || kind == Kind.EXERCISE_CANCELLED;
    }
}
