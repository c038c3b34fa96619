package pactwatch.analysis.claim;

import static pactwatch.analysis.contract.Assertion.ACTUAL;
import static pactwatch.analysis.contract.Assertion.ANNOUNCED;
import static pactwatch.analysis.contract.Assertion.DEMANDED;
import static pactwatch.analysis.contract.Assertion.DENIED;
import static pactwatch.analysis.contract.Assertion.POSSIBLE;

import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;

/**
 * How the source commits itself: certainty and polarity from the words around the trigger,
 * projected to the five assertions last (after FactBank; Saurí and Pustejovsky 2009).
 */
final class AssertionRules {

    private static final int CLOSE = 3;
    private static final int SCOPE = 6;
    private static final int WIDE = 12;
    private static final int NOTICE_SCOPE = 16;

    private final Reading reading;
    private final Frame frame;
    private final @Nullable Speaker speaker;
    private final boolean hasPastDate;

    private AssertionRules(
            Reading reading, Frame frame, @Nullable Speaker speaker, boolean hasPastDate) {
        this.reading = reading;
        this.frame = frame;
        this.speaker = speaker;
        this.hasPastDate = hasPastDate;
    }

    /**
     * The assertion of a frame.
     *
     * @param hasPastDate whether the clause dates the act before the publication
     */
    static Assertion of(
            Reading reading, Frame frame, @Nullable Speaker speaker, boolean hasPastDate) {
        return new AssertionRules(reading, frame, speaker, hasPastDate).decide();
    }

    private Assertion decide() {
        if (isDenied()) {
            return DENIED;
        }
        if (frame.kind() == Kind.AFFIRMATION) {
            return before("COND", SCOPE) || reading.sentence().isQuestion() ? POSSIBLE : ACTUAL;
        }
        if (reading.has("HEARSAY") && !isAuthority()) {
            return POSSIBLE;
        }
        return switch (frame.trigger().value()) {
            case "PAST", "PRES" -> finite();
            case "FUT" -> future();
            case "ING" -> participle();
            case "EXPEL" -> before("MODAL", WIDE) ? POSSIBLE : DEMANDED;
            case "INF" -> infinitive();
            default -> noun();
        };
    }

    private boolean isDenied() {
        boolean isHedged = before("HEDGENEG", SCOPE);
        boolean isNegated = before("NEG", negationScope());
        return (isNegated || before("DENY", WIDE) || isWithoutNotice() || isDeniedAfter())
                && !isHedged;
    }

    private int negationScope() {
        boolean isOfForce =
                frame.kind() == Kind.INTERVENTION || frame.kind() == Kind.INTERVENTION_END;
        return isOfForce ? SCOPE + 2 : frame.trigger().value().equals("NOUN") ? CLOSE : CLOSE + 1;
    }

    /** "Sent no notice that it is leaving", "has not officially asked for … to be suspended". */
    private boolean isWithoutNotice() {
        int to = frame.trigger().from();
        return reading.within("NEG", Math.max(0, to - NOTICE_SCOPE), to).stream()
                .anyMatch(n -> reading.hasWithin("NOTICE", n.to(), to));
    }

    /** "… withdrawal is not on the agenda", "reports that … were false", "намерений … нет". */
    private boolean isDeniedAfter() {
        String value = frame.trigger().value();
        if (value.equals("PAST") || value.equals("PRES")) {
            return false;
        }
        int from = frame.trigger().to();
        int to = Math.min(from + WIDE, frame.to());
        boolean isRefused =
                reading.within("NEG", from, to).stream()
                        .anyMatch(n ->
                                reading.hasWithin("SAY", n.to(), n.to() + 2)
                                        || reading.hasWithin("NOTICE", n.to(), n.to() + 2)
                                        || reading.form(n.to()).length() == 1
                                        || n.to() >= reading.sentence().size());
        return isRefused || reading.hasWithin("DENY", from, to);
    }

    private Assertion finite() {
        if (before("INTENT", 2) && !before("SAY", 2)) {
            return infinitive();
        }
        if (reading.sentence().isQuestion() || before("COND", SCOPE) || before("MODAL", CLOSE)) {
            return POSSIBLE;
        }
        return isAnalyst() && !hasPastDate && !isToldAsFact() ? POSSIBLE : ACTUAL;
    }

    /** An analyst recalls what has happened; only forecasts are guesses. */
    private boolean isToldAsFact() {
        return frame.trigger().value().equals("PAST");
    }

    private Assertion future() {
        if (reading.sentence().isQuestion() || before("COND", WIDE) || before("MODAL", SCOPE)) {
            return POSSIBLE;
        }
        return isAuthority() ? ANNOUNCED : POSSIBLE;
    }

    private Assertion infinitive() {
        if (reading.sentence().isQuestion() || before("COND", SCOPE)) {
            return POSSIBLE;
        }
        boolean isDecision = before("DECIDE", SCOPE);
        if (isDecision && !before("MODAL", SCOPE)) {
            return ACTUAL;
        }
        if (before("MODAL", SCOPE)) {
            return POSSIBLE;
        }
        if (before("DEMAND", WIDE) && !isOwnGovernment()) {
            return DEMANDED;
        }
        if (before("INTENT", SCOPE)) {
            return isAnalyst() ? POSSIBLE : frame.kind() == Kind.INTERVENTION ? ACTUAL : ANNOUNCED;
        }
        return POSSIBLE;
    }

    /** A force that is decided on is sent; a membership that one decides to freeze is frozen. */
    private boolean isDoneByDeciding() {
        return frame.kind() == Kind.SUSPENSION || frame.kind() == Kind.INTERVENTION;
    }

    private Assertion participle() {
        if (reading.sentence().isQuestion() || before("COND", SCOPE) || before("MODAL", SCOPE)) {
            return POSSIBLE;
        }
        if (before("DEMAND", WIDE) && !isOwnGovernment()) {
            return DEMANDED;
        }
        if (before("FACTIVE", CLOSE)) {
            return ACTUAL;
        }
        if (before("INTENT", CLOSE)) {
            return isDoneByDeciding() ? ACTUAL : isAnalyst() ? POSSIBLE : ANNOUNCED;
        }
        return frame.kind() == Kind.SUSPENSION ? ACTUAL : POSSIBLE;
    }

    private Assertion noun() {
        boolean isGuess =
                before("MODAL", SCOPE + 2)
                        || after("MODAL", SCOPE)
                        || before("COND", SCOPE)
                        || reading.sentence().isQuestion();
        if (isGuess) {
            return POSSIBLE;
        }
        if (before("DEMAND", WIDE) && !isOwnGovernment()) {
            return DEMANDED;
        }
        return switch (frame.kind()) {
            case OBSERVER ->
                    reading.hasWithin(
                                    "OBTAIN",
                                    0,
                                    reading.sentence().size(),
                                    m -> m.value().equals("PAST"))
                            ? ACTUAL
                            : POSSIBLE;
            case SUSPENSION, INTERVENTION -> ACTUAL;
            case INTERVENTION_END -> isAhead() ? ANNOUNCED : ACTUAL;
            default ->
                    hasPastDate || before("FACTIVE", CLOSE)
                            ? ACTUAL
                            : before("INTENT", SCOPE) && !isAnalyst() ? ANNOUNCED : POSSIBLE;
        };
    }

    private boolean isAhead() {
        int last = reading.sentence().size();
        return reading.hasWithin("INTENT", 0, last) && !reading.has("FINISH");
    }

    private boolean before(String category, int window) {
        int to = frame.trigger().from();
        return reading.hasWithin(category, Math.max(frame.from(), to - window), to);
    }

    private boolean after(String category, int window) {
        int from = frame.trigger().to();
        return reading.hasWithin(category, from, Math.min(frame.to(), from + window));
    }

    private boolean isAnalyst() {
        return speaker != null && speaker.role() == Speaker.Role.ANALYST;
    }

    private boolean isAuthority() {
        return speaker != null
                && (speaker.role() == Speaker.Role.GOVERNMENT
                        || speaker.role() == Speaker.Role.SECRETARIAT);
    }

    private boolean isOwnGovernment() {
        return speaker != null
                && speaker.role() == Speaker.Role.GOVERNMENT
                && frame.member().equals(speaker.of());
    }
}
