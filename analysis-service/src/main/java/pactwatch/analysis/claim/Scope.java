package pactwatch.analysis.claim;

import java.util.Set;
import pactwatch.analysis.contract.Kind;

/** The words that can change what the trigger of a frame says: those of its clause, near it. */
record Scope(Reading reading, Frame frame) {

    static final int CLOSE = 3;
    static final int SHORT = 6;
    static final int WIDE = 12;

    /** A condition at the head of a sentence holds to its end. */
    private static final int SENTENCE = 30;

    private static final Set<String> DETERMINERS =
            Set.of("its", "their", "his", "her", "our", "a", "the", "this", "'s");

    private static final int NEGATION = 4;
    private static final int NOTICE = 16;

    boolean before(String category, int window) {
        int to = frame.trigger().from();
        return reading.hasWithin(category, Math.max(frame.from(), to - window), to);
    }

    boolean after(String category, int window) {
        int from = frame.trigger().to();
        return reading.hasWithin(category, from, Math.min(frame.to(), from + window));
    }

    /** A question, or a condition before the act. */
    boolean isHypothetical() {
        return isAsked()
                || isInvertedCondition()
                || isNotExcluded()
                || isConditional()
                || (!frame.holdsNegation() && before("ASKWHY", WIDE))
                || (after("COND", WIDE) && isUnhappened() && !before("DEMAND", CLOSE));
    }

    /** A question is what follows the colon: "it froze its part for want of an answer: …?" */
    private boolean isAsked() {
        if (!reading.sentence().isQuestion()) {
            return false;
        }
        for (int i = frame.trigger().to(); i < reading.sentence().size(); i++) {
            if (reading.form(i).equals(":")) {
                return reading.isTitle();
            }
        }
        return true;
    }

    /** "If it leaves"; but "until it left in 2012" tells what came to pass. */
    private boolean isConditional() {
        int to = frame.trigger().from();
        boolean isPast = frame.trigger().value().equals("PAST");
        return reading.hasWithin(
                "COND",
                Math.max(frame.from(), to - SENTENCE),
                to,
                m -> !isPast || !m.value().equals("UNTIL"));
    }

    /** "Should the bloc fail, Yerevan would …" */
    private boolean isInvertedCondition() {
        return reading.hasWithin("INVERTED", 0, 1);
    }

    /** "Did not rule out leaving", "an exit cannot be excluded". */
    private boolean isNotExcluded() {
        int from = Math.max(frame.from(), frame.trigger().from() - WIDE);
        int to = Math.min(frame.to(), frame.trigger().to() + WIDE);
        return reading.hasWithin("HEDGENEG", from, to, m -> m.value().equals("POSSIBLE"));
    }

    /** "Had it left, who would have helped": what is said not to have been so. */
    boolean isCounterfactual() {
        int to = frame.trigger().from();
        boolean isPast = frame.trigger().value().equals("PAST");
        boolean isPerfect = reading.hasWithin("PERFECT", Math.max(0, to - SHORT), to);
        boolean isUnreal = reading.has("WOULD") && (isInvertedCondition() || before("COND", WIDE));
        return isPast && isPerfect && isUnreal && !before("NEG", CLOSE);
    }

    /** "Might drop", "threatens to withhold". */
    boolean isUnsure() {
        return before("MAYBE", CLOSE + 1) && !before("NEG", CLOSE);
    }

    /** "Its frozen membership": a state that is taken for granted. */
    boolean isAttribute() {
        int to = frame.trigger().to();
        boolean isCancelled =
                frame.kind() == Kind.EXERCISE_CANCELLED
                        && reading.hasWithin("EXERCISE", frame.trigger().from() + 1, to)
                        && reading.form(frame.trigger().from()).endsWith("ed")
                        && DETERMINERS.contains(reading.form(frame.trigger().from() - 1));
        if (isCancelled) {
            return true;
        }
        boolean isBeforeNoun =
                reading.hasWithin("MEMBERSHIP", to, to + 1)
                        || reading.hasWithin("PACT", to, to + 1);
        return frame.kind() == Kind.SUSPENSION
                && frame.trigger().length() == 1
                && frame.trigger().value().equals("PAST")
                && isBeforeNoun
                && !reading.hasWithin("AUX", to - CLOSE, to)
                && DETERMINERS.contains(reading.form(frame.trigger().from() - 1));
    }

    private boolean isUnhappened() {
        String value = frame.trigger().value();
        return value.equals("FUT") || value.equals("INF");
    }

    /** "Said that it would leave": a future seen from the past. */
    boolean isReportedFuture() {
        return before("WOULD", CLOSE) && reading.has("SAY");
    }

    /** "Wants it suspended": a participle that no auxiliary makes a fact. */
    boolean isBareParticiple() {
        int to = frame.trigger().from();
        return frame.trigger().value().equals("PAST")
                && (!reading.hasWithin("AUX", to - CLOSE, to) || reading.form(to - 1).equals("be"))
                && before("DEMAND", WIDE);
    }

    /** Whether the act lies ahead. */
    boolean isAhead() {
        return isUnhappened() || before("FUTURE", SHORT) || before("WOULD", SHORT);
    }

    /** "Armenia to quit": a headline's future. */
    boolean isHeadlineFuture() {
        int to = frame.trigger().from() - 1;
        return reading.form(to).equals("to")
                && reading.marks().stream()
                        .anyMatch(m ->
                                m.to() == to && (m.is("MEMBER") || m.is("FORCE") || m.is("PACT")));
    }

    /** "Has not asked", "no request". */
    boolean isNotAsked() {
        int to = frame.trigger().to();
        return isNegated(SHORT)
                || reading.hasWithin("NEG", to, Math.min(frame.to(), to + 1))
                || isWithoutNotice()
                || after("DENIAL", SHORT);
    }

    boolean isDenied() {
        boolean isHedged = before("HEDGENEG", SHORT + 2);
        return (isNegated(negationWindow()) || isDeniedFromOutside()) && !isHedged;
    }

    /** "Denied that …", "… is false": the denial of a not-doing. */
    boolean isRefuted() {
        return before("DENIAL", WIDE) || after("DENIAL", WIDE);
    }

    /** A negation that nothing is joined after: "could not stop and left" has left. */
    private boolean isNegated(int window) {
        int to = frame.trigger().from();
        int from = Math.max(frame.from(), to - window);
        return reading.within("NEG", from, to).stream()
                .anyMatch(n -> !reading.hasWithin("JOINED", n.to(), to));
    }

    boolean isFarNegated() {
        return before("NEG", SHORT + 2) || isDeniedFromOutside();
    }

    /** By "denied", "no plans to", "no notice of", or by what follows. */
    boolean isDeniedFromOutside() {
        return isDenying() || isWithoutNotice() || isDeniedAfter();
    }

    /** A denial before the act; "if it does not wish to stay it should leave" is none. */
    private boolean isDenying() {
        int to = frame.trigger().from();
        int from = Math.max(frame.from(), to - WIDE);
        return reading.within("DENY", from, to).stream()
                .anyMatch(d ->
                        !reading.hasWithin("COND", frame.from(), d.from())
                                || !reading.hasWithin("URGED", d.to(), to));
    }

    private int negationWindow() {
        boolean isOfForce =
                frame.kind() == Kind.INTERVENTION || frame.kind() == Kind.INTERVENTION_END;
        boolean isNoun = frame.trigger().value().equals("NOUN");
        return isOfForce
                ? (isNoun ? SHORT : WIDE)
                : frame.trigger().value().equals("NOUN") ? CLOSE : NEGATION;
    }

    /** "Sent no notice that it is leaving", "has not officially asked for … to be suspended". */
    private boolean isWithoutNotice() {
        int to = frame.trigger().from();
        int from = Math.max(frame.from(), to - NOTICE);
        return reading.within("NEG", from, to).stream()
                .anyMatch(n -> reading.hasWithin("NOTICE", n.to(), to));
    }

    /** "… withdrawal is not on the agenda", "reports that … were false", "намерений … нет". */
    private boolean isDeniedAfter() {
        if (frame.trigger().value().equals("PAST")) {
            return false;
        }
        int from = frame.trigger().to();
        int to = Math.min(from + WIDE, frame.to());
        boolean isRefused =
                reading.within("NEG", from, to).stream()
                        .anyMatch(n ->
                                reading.hasWithin("NOTICE", n.to(), n.to() + 2)
                                        || reading.form(n.to()).length() == 1
                                        || n.to() >= reading.sentence().size());
        boolean isHedged = reading.hasWithin("HEDGENEG", from, to);
        boolean isDenied =
                reading.hasWithin("DENY", from, to, m -> !reading.form(m.from()).endsWith("ing"));
        return (isRefused || isDenied) && !isHedged;
    }

    /** "Take us out of this alliance": nobody stands before the verb. */
    boolean isImperative() {
        int at = frame.trigger().from();
        String value = frame.trigger().value();
        return (value.equals("PRES") || value.equals("INF"))
                && !reading.isTitle()
                && (at == 0 || (at == 1 && reading.form(0).equals("\"")))
                && !reading.form(at).endsWith("s");
    }

    /** "Opposition: cancel the drill": an imperative after a colon. */
    boolean isCalledFor() {
        int at = frame.trigger().from();
        String form = reading.form(at);
        return reading.isTitle()
                && !reading.sentence().isQuestion()
                && reading.form(at - 1).equals(":")
                && !form.endsWith("s")
                && !form.endsWith("ed");
    }

    /** "Armenia's decision to freeze …": whoever speaks of it takes it for granted. */
    boolean isOwnDecision() {
        int at = frame.trigger().from() - 2;
        return reading.form(at).equals("decision") && reading.form(at + 1).equals("to");
    }

    boolean isObtained() {
        return reading.of("OBTAIN").stream()
                .filter(o ->
                        o.value().equals("PAST")
                                || o.value().equals("PRES")
                                || o.value().equals("BASE"))
                .anyMatch(o ->
                        !reading.hasWithin("FUTURE", o.from() - 2, o.from())
                                && !reading.form(o.from() - 1).equals("to"));
    }
}
