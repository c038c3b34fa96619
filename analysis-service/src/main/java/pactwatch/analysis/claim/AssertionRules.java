package pactwatch.analysis.claim;

import static pactwatch.analysis.contract.Assertion.ACTUAL;
import static pactwatch.analysis.contract.Assertion.ANNOUNCED;
import static pactwatch.analysis.contract.Assertion.DEMANDED;
import static pactwatch.analysis.contract.Assertion.DENIED;
import static pactwatch.analysis.contract.Assertion.POSSIBLE;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;

/**
 * How the source commits itself: certainty and polarity from the words around the trigger,
 * projected to the five assertions last (after FactBank; Saurí and Pustejovsky 2009). The rules are
 * tried in order; the first that holds gives its name to the decision.
 */
final class AssertionRules {
    static final String BARE_NOUN = "a bare noun";

    /** What was decided, and by which rule. */
    record Decision(Assertion assertion, String reason) {}

    private final Reading reading;
    private final Frame frame;
    private final Scope scope;
    private final Teller teller;
    private final boolean hasPastDate;
    private final boolean isHistory;

    private AssertionRules(
            Reading reading,
            Frame frame,
            @Nullable Speaker speaker,
            boolean hasPastDate,
            boolean isHistory) {
        this.reading = reading;
        this.frame = frame;
        this.scope = new Scope(reading, frame);
        this.teller = new Teller(frame, speaker, reading.has("UNNAMED"));
        this.hasPastDate = hasPastDate;
        this.isHistory = isHistory;
    }

    /**
     * The assertion of a frame.
     *
     * @param hasPastDate whether the sentence dates the act before the publication
     * @param isHistory whether it does by more than a season
     */
    static Decision of(
            Reading reading,
            Frame frame,
            @Nullable Speaker speaker,
            boolean hasPastDate,
            boolean isHistory) {
        return new AssertionRules(reading, frame, speaker, hasPastDate, isHistory).decide();
    }

    private static Decision is(Assertion assertion, String reason) {
        return new Decision(assertion, reason);
    }

    private Decision decide() {
        Optional<Assertion> own = ownAssertion();
        if (own.isPresent()) {
            boolean isTurned =
                    own.get() == POSSIBLE
                            && (scope.isDenied() || scope.before("DENY", Scope.SHORT));
            if (isTurned) {
                return is(DENIED, "negated");
            }
            return own.get() == POSSIBLE && isDemanded()
                    ? is(DEMANDED, "demanded")
                    : is(own.get(), "its own words");
        }
        if (scope.isAttribute()) {
            return is(ACTUAL, "taken for granted");
        }
        if (frame.holdsNegation()) {
            return notDone();
        }
        boolean isDenied = isAsked() ? scope.isNotAsked() : scope.isDenied();
        if (isDenied) {
            boolean isForecast = teller.isAnalyst() && scope.isAhead();
            return isForecast ? is(POSSIBLE, "an analyst's forecast") : is(DENIED, "negated");
        }
        if (frame.kind() == Kind.AFFIRMATION) {
            return scope.isHypothetical() ? is(POSSIBLE, "hypothesis") : is(ACTUAL, "affirmed");
        }
        boolean isHeard =
                scope.before("HEARSAY", Scope.WIDE)
                        || (reading.has("HEARSAY") && !teller.isAuthority());
        if (isHeard && !frame.isEventful()) {
            return is(POSSIBLE, "hearsay");
        }
        return switch (frame.trigger().value()) {
            case "PAST", "PRES" -> finite();
            case "PROG" -> frame.kind() == Kind.WITHDRAWAL ? future() : finite();
            case "FUT" -> future();
            case "ING" -> participle();
            case "EXPEL" -> expulsion();
            case "INF" -> infinitive();
            default -> noun();
        };
    }

    private Optional<Assertion> ownAssertion() {
        return List.of(Assertion.values()).stream()
                .filter(a -> a.name().equals(frame.trigger().value()))
                .findFirst();
    }

    /** A request that is rejected has been made. */
    private boolean isAsked() {
        return frame.kind() == Kind.ASSISTANCE_REQUEST || frame.kind() == Kind.MEMBER_CLASH;
    }

    /** The act is a not-doing: "will not attend", "refused to pay". */
    private Decision notDone() {
        if (scope.isHypothetical() || (frame.isEventful() && scope.isUnsure())) {
            return is(POSSIBLE, "hypothesis");
        }
        if (isDemanded()) {
            return is(DEMANDED, "demanded");
        }
        if (scope.isRefuted()) {
            return is(DENIED, "denied");
        }
        boolean isAhead =
                frame.trigger().value().equals("FUT")
                        || scope.before("FUTURE", 5)
                        || scope.after("FUTURE", 2)
                        || scope.before("GOINGTO", Scope.SHORT)
                        || (scope.before("WOULD", Scope.SHORT) && reading.has("SAY"));
        boolean isStay = frame.kind() == Kind.BOYCOTT || frame.kind() == Kind.RESUMPTION;
        return isAhead && isStay
                ? is(ANNOUNCED, "announced not to be done")
                : is(ACTUAL, "not done");
    }

    private Decision finite() {
        if (scope.isImperative() || scope.isCalledFor()) {
            return is(DEMANDED, "an imperative");
        }
        if (scope.before("INTENT", 2) && !scope.before("SAY", 2)) {
            return infinitive();
        }
        if (scope.isHypothetical() || scope.before("MODAL", Scope.CLOSE)) {
            return is(POSSIBLE, "modal");
        }
        if (teller.isLeak()) {
            return is(POSSIBLE, "an unnamed source");
        }
        if (isDemanded() && (frame.trigger().value().equals("PRES") || scope.isBareParticiple())) {
            return is(DEMANDED, "demanded");
        }
        boolean isGuess =
                teller.isAnalyst() && !hasPastDate && !frame.trigger().value().equals("PAST");
        return isGuess ? is(POSSIBLE, "an analyst's view") : is(ACTUAL, "told as done");
    }

    private Decision future() {
        if (teller.isLeak()) {
            return is(POSSIBLE, "an unnamed source");
        }
        if (scope.isHypothetical() || scope.before("MODAL", Scope.SHORT)) {
            return is(POSSIBLE, "modal");
        }
        return teller.isGuesser() ? is(POSSIBLE, "a forecast") : ahead();
    }

    /** What a force or a meeting decides on counts as done; a membership only once it ends. */
    private Decision ahead() {
        return frame.isDoneByDeciding() ? is(ACTUAL, "decided") : is(ANNOUNCED, "announced");
    }

    private Decision expulsion() {
        if (scope.isFarNegated()) {
            return is(DENIED, "negated");
        }
        if (scope.isHypothetical() || scope.before("MODAL", Scope.WIDE)) {
            return is(POSSIBLE, "modal");
        }
        return is(DEMANDED, "expulsion is demanded");
    }

    private Decision infinitive() {
        if (scope.isHypothetical()) {
            return is(POSSIBLE, "hypothesis");
        }
        if (isHistory && scope.before("DECIDE", Scope.WIDE)) {
            return is(ACTUAL, "decided long ago");
        }
        boolean isModal = scope.before("MODAL", Scope.SHORT);
        if (scope.before("DECIDE", Scope.WIDE) && !isModal) {
            return teller.isGuesser() && !scope.isOwnDecision()
                    ? is(POSSIBLE, "a forecast")
                    : decided();
        }
        if (isModal && (!frame.isEventful() || scope.isUnsure())) {
            return is(POSSIBLE, "modal");
        }
        if (isDemanded()) {
            return is(DEMANDED, "demanded");
        }
        if (scope.before("INTENT", Scope.SHORT)
                || scope.isReportedFuture()
                || scope.isHeadlineFuture()) {
            return teller.isGuesser() ? is(POSSIBLE, "a forecast") : ahead();
        }
        return frame.isEventful()
                ? is(ACTUAL, "told as done")
                : is(POSSIBLE, "not said to be done");
    }

    /** "Decided to suspend" has suspended; "decided to leave" is still to leave. */
    private Decision decided() {
        return frame.kind() == Kind.SUSPENSION
                        || frame.isDoneByDeciding()
                        || frame.kind() == Kind.BOYCOTT
                ? is(ACTUAL, "decided")
                : is(ANNOUNCED, "decided, not done");
    }

    private Decision participle() {
        if (scope.isHypothetical() || (scope.before("MODAL", Scope.SHORT) && !frame.isEventful())) {
            return is(POSSIBLE, "modal");
        }
        if (isDemanded()) {
            return is(DEMANDED, "demanded");
        }
        if (scope.before("FACTIVE", Scope.CLOSE) || hasPastDate) {
            return is(ACTUAL, "presupposed");
        }
        if (scope.before("INTENT", Scope.CLOSE)) {
            return teller.isGuesser() ? is(POSSIBLE, "a forecast") : decided();
        }
        return frame.kind() == Kind.SUSPENSION || frame.isDoneByDeciding() || frame.isEventful()
                ? is(ACTUAL, "told as done")
                : is(POSSIBLE, "not said to be done");
    }

    private Decision noun() {
        boolean isGuess =
                scope.before("MODAL", Scope.SHORT + 2)
                        || scope.after("MODAL", Scope.SHORT)
                        || scope.after("WOULD", 2)
                        || scope.isHypothetical();
        if (frame.kind() == Kind.ASSISTANCE_REQUEST && scope.after("MODAL", Scope.SHORT)) {
            return is(POSSIBLE, "modal");
        }
        boolean isAskedAfter = scope.after("DEMAND", Scope.SHORT) && !teller.isOwnGovernment();
        if (isGuess && !frame.isEventful() && !isAskedAfter) {
            return is(POSSIBLE, "modal");
        }
        if (isDemanded() || (isAskedAfter && !frame.isEventful())) {
            return is(DEMANDED, "demanded");
        }
        return switch (frame.kind()) {
            case OBSERVER ->
                    scope.isObtained()
                            ? is(ACTUAL, "obtained")
                            : scope.before("FUTURE", Scope.SHORT) && !teller.isGuesser()
                                    ? is(ANNOUNCED, "announced")
                                    : is(POSSIBLE, "not said to be obtained");
            case WITHDRAWAL, ACCESSION, RESUMPTION -> membershipNoun();
            case SUSPENSION ->
                    scope.before("ASKFOR", Scope.SHORT) || scope.after("ASKFOR", 1)
                            ? is(ANNOUNCED, "asked for")
                            : is(ACTUAL, "named as a fact");
            case INTERVENTION_END -> isAhead() ? is(ANNOUNCED, "ahead") : is(ACTUAL, "under way");
            default -> is(ACTUAL, "named as a fact");
        };
    }

    /** A bare noun is a possibility, unless something says that it came to pass. */
    private Decision membershipNoun() {
        boolean isSealed = frame.kind() == Kind.ACCESSION && scope.before("SEALED", Scope.SHORT);
        if (hasPastDate || isSealed || scope.before("FACTIVE", Scope.CLOSE)) {
            return is(ACTUAL, "presupposed");
        }
        return scope.before("INTENT", Scope.SHORT) && !teller.isGuesser()
                ? is(ANNOUNCED, "announced")
                : is(POSSIBLE, BARE_NOUN);
    }

    private boolean isAhead() {
        int last = reading.sentence().size();
        return reading.hasWithin("INTENT", 0, last) && !reading.has("FINISH");
    }

    private boolean isDemanded() {
        boolean isUrged = frame.isChoice() && scope.before("URGED", Scope.WIDE);
        return (isUrged || !frame.isEventful())
                && scope.before("DEMAND", Scope.WIDE)
                && !teller.isOwnGovernment();
    }
}
